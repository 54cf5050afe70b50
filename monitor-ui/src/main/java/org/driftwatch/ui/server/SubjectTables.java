package org.driftwatch.ui.server;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.ui.model.ChannelDetail;
import org.driftwatch.ui.model.Headline;
import org.driftwatch.ui.model.SubjectDetail;
import org.driftwatch.ui.model.VersionLine;

/** The versions in force of the further subjects as CSV, by file name; only a head where there is no version. */
final class SubjectTables {
    static final SortedMap<String, Function<ChannelDetail, String>> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("cuts.csv", SubjectTables::cuts),
            Map.entry("aoe-bands.csv", PulseShapeTables::aoeBands),
            Map.entry("aoe-survival.csv", PulseShapeTables::aoeSurvival),
            Map.entry("aoe-sweep.csv", PulseShapeTables::aoeSweep),
            Map.entry("lq-survival.csv", PulseShapeTables::lqSurvival),
            Map.entry("lq-sweep.csv", PulseShapeTables::lqSweep),
            Map.entry("pole-zero.csv", SubjectTables::poleZero),
            Map.entry("filters.csv", SubjectTables::filters),
            Map.entry("dplms.csv", SubjectTables::dplms),
            Map.entry("dplms-grid.csv", SubjectTables::dplmsGrid),
            Map.entry("subject-versions.csv", SubjectTables::versions)));

    private SubjectTables() {}

    private static String cuts(ChannelDetail detail) {
        String heads = "cut,expression,parameters,passed,total,rate,rate_error";
        return NewestTable.of(
                detail,
                GermaniumCuts.SUBJECT,
                GermaniumCuts.class,
                heads,
                (out, cuts) -> cuts.operations().forEach((name, cut) -> {
                    GermaniumCuts.PassRate rate =
                            cuts.passRates() == null ? null : cuts.passRates().get(name);
                    if (rate == null) out.row(name, cut.expression(), parameters(cut), null, null, null, null);
                    else
                        out.row(
                                name,
                                cut.expression(),
                                parameters(cut),
                                rate.passed(),
                                rate.total(),
                                rate.rate(),
                                rate.error());
                }));
    }

    private static String parameters(HitOperation operation) {
        StringBuilder text = new StringBuilder();
        operation
                .parameters()
                .forEach((name, value) -> text.append(text.isEmpty() ? "" : " ")
                        .append(name)
                        .append('=')
                        .append(Csv.number(value)));
        return text.toString();
    }

    private static String poleZero(ChannelDetail detail) {
        String heads = "kind,waveforms,tau1,tau1_error,tau2,tau2_error,tau2_share,tau2_share_error";
        return NewestTable.of(detail, GermaniumPoleZero.SUBJECT, GermaniumPoleZero.class, heads, (out, value) -> {
            poleZero(out, "single", value.pzSingle());
            poleZero(out, "double", value.pzDouble());
        });
    }

    private static void poleZero(NewestTable out, String kind, GermaniumPoleZero.Part part) {
        if (part == null || part.outputDict() == null) return;
        GermaniumPoleZero.Constants pz = part.outputDict().pz();
        out.row(kind, part.nWaveforms(), pz.tau1(), pz.tau1Err(), pz.tau2(), pz.tau2Err(), pz.frac(), pz.fracErr());
    }

    private static String filters(ChannelDetail detail) {
        String heads = "parameter,decision,current,proposed,figure,current_figure,proposed_figure,improvement,"
                + "improvement_error";
        return NewestTable.of(
                detail,
                GermaniumFilter.SUBJECT,
                GermaniumFilter.class,
                heads,
                (out, filter) -> filter.decisions()
                        .forEach((name, each) -> out.row(
                                name,
                                each.decision(),
                                each.current(),
                                each.proposed(),
                                each.fom(),
                                each.currentFom(),
                                each.proposedFom(),
                                each.improvement(),
                                each.improvementErr())));
    }

    private static String dplms(ChannelDetail detail) {
        String heads = "sample,coefficient";
        return NewestTable.of(detail, GermaniumDplms.SUBJECT, GermaniumDplms.class, heads, (out, dplms) -> {
            if (dplms.outputDict() == null || dplms.outputDict().dplms() == null) return;
            double[] coefficients = dplms.outputDict().dplms().coefficients();
            for (int i = 0; i < coefficients.length; i++) out.row(i, coefficients[i]);
        });
    }

    private static String dplmsGrid(ChannelDetail detail) {
        String heads = "nm,za,pl,ft,rt,pt,fwhm_kev,fwhm_error_kev,alpha_per_ns,p_value,signals";
        return NewestTable.of(detail, GermaniumDplms.SUBJECT, GermaniumDplms.class, heads, (out, dplms) -> {
            if (dplms.grid() != null) dplms.grid().forEach(point -> grid(out, point));
        });
    }

    private static void grid(NewestTable out, GermaniumDplms.GridPoint point) {
        GermaniumDplms.Coefficients c = point.coeffs();
        out.row(
                c.nm(),
                c.za(),
                c.pl(),
                c.ft(),
                c.rt(),
                c.pt(),
                point.fwhm(),
                point.fwhmErr(),
                point.alpha(),
                point.pVal(),
                point.nSignals());
    }

    private static String versions(ChannelDetail detail) {
        Csv out = new Csv("subject,version,valid_from,counts,name,value,error,unit,status,by,why");
        for (SubjectDetail subject : detail.subjects())
            for (VersionLine line : subject.versions()) versions(out, subject.subject(), line);
        return out.toString();
    }

    private static void versions(Csv out, String subject, VersionLine line) {
        if (line.headlines().isEmpty()) version(out, subject, line, new Headline(null, Double.NaN, Double.NaN, null));
        for (Headline each : line.headlines()) version(out, subject, line, each);
    }

    private static void version(Csv out, String subject, VersionLine line, Headline number) {
        out.row(
                subject,
                line.version(),
                line.validFrom(),
                line.counts(),
                number.name(),
                number.value(),
                number.error(),
                number.unit(),
                line.status(),
                line.by(),
                line.why());
    }
}
