package org.driftwatch.ui.server;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.ui.model.ChannelDetail;
import org.driftwatch.ui.model.Headline;
import org.driftwatch.ui.model.SubjectDetail;
import org.driftwatch.ui.model.VersionLine;

/** The versions in force of the further subjects as CSV, by file name; only a head where there is no version. */
final class SubjectTables {
    static final SortedMap<String, Function<ChannelDetail, String>> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("cuts.csv", SubjectTables::cuts),
            Map.entry("aoe-bands.csv", SubjectTables::aoeBands),
            Map.entry("aoe-survival.csv", SubjectTables::aoeSurvival),
            Map.entry("aoe-sweep.csv", SubjectTables::aoeSweep),
            Map.entry("lq-survival.csv", SubjectTables::lqSurvival),
            Map.entry("lq-sweep.csv", SubjectTables::lqSweep),
            Map.entry("pole-zero.csv", SubjectTables::poleZero),
            Map.entry("filters.csv", SubjectTables::filters),
            Map.entry("dplms.csv", SubjectTables::dplms),
            Map.entry("dplms-grid.csv", SubjectTables::dplmsGrid),
            Map.entry("subject-versions.csv", SubjectTables::versions)));

    private SubjectTables() {}

    /** Fills a table from the version in force, if there is one of this type. */
    private static <T extends ParameterValue> String table(
            String heads, Parameter newest, Class<T> type, BiConsumer<Csv, T> fill) {
        Csv out = new Csv(heads);
        if (newest != null && type.isInstance(newest.value())) fill.accept(out, type.cast(newest.value()));
        return out.toString();
    }

    private static String cuts(ChannelDetail detail) {
        Parameter newest = detail.newest(GermaniumCuts.SUBJECT);
        return table(
                "version,cut,expression,parameters,passed,total,rate,rate_error",
                newest,
                GermaniumCuts.class,
                (out, cuts) -> cuts.operations().forEach((name, cut) -> {
                    GermaniumCuts.PassRate rate =
                            cuts.passRates() == null ? null : cuts.passRates().get(name);
                    if (rate == null)
                        out.row(newest.version(), name, cut.expression(), parameters(cut), null, null, null, null);
                    else
                        out.row(
                                newest.version(),
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

    private static String aoeBands(ChannelDetail detail) {
        Parameter newest = detail.newest(GermaniumAoe.SUBJECT);
        return table(
                "version,energy_kev,mean,mean_error,sigma,sigma_error,ratio,ratio_error",
                newest,
                GermaniumAoe.class,
                (out, aoe) -> {
                    GermaniumAoe.BandTable bands = aoe.comptonBandFits();
                    for (int i = 0; bands != null && i < bands.comptBands().length; i++)
                        out.row(
                                newest.version(),
                                bands.comptBands()[i],
                                bands.mean()[i],
                                bands.meanErr()[i],
                                bands.sigma()[i],
                                bands.sigmaErr()[i],
                                bands.ratio()[i],
                                bands.ratioErr()[i]);
                });
    }

    private static String aoeSurvival(ChannelDetail detail) {
        Parameter newest = detail.newest(GermaniumAoe.SUBJECT);
        return table(
                "version,cut,line_kev,survival_percent,survival_error_percent",
                newest,
                GermaniumAoe.class,
                (out, aoe) -> {
                    survival(out, newest.version(), "low", aoe.lowSideSfs());
                    survival(out, newest.version(), "two-sided", aoe.twoSideSfs());
                });
    }

    private static void survival(Csv out, int version, String cut, GermaniumAoe.SurvivalTable lines) {
        for (int i = 0; lines != null && i < lines.peak().length; i++)
            out.row(version, cut, lines.peak()[i], lines.sf()[i], lines.sfErr()[i]);
    }

    private static String aoeSweep(ChannelDetail detail) {
        Parameter newest = detail.newest(GermaniumAoe.SUBJECT);
        return table(
                "version,line_kev,cut,survival_percent,survival_error_percent",
                newest,
                GermaniumAoe.class,
                (out, aoe) -> {
                    sweep(out, newest.version(), "double escape peak", aoe.cutSweep());
                    if (aoe.sfSweepByPeak() != null)
                        aoe.sfSweepByPeak().forEach((line, sweep) -> sweep(out, newest.version(), line, sweep));
                });
    }

    private static void sweep(Csv out, int version, String line, GermaniumAoe.SweepTable sweep) {
        for (int i = 0; sweep != null && i < sweep.cutVal().length; i++)
            out.row(version, line, sweep.cutVal()[i], sweep.sf()[i], sweep.sfErr()[i]);
    }

    private static String lqSurvival(ChannelDetail detail) {
        Parameter newest = detail.newest(GermaniumLq.SUBJECT);
        return table(
                "version,line_kev,survival_percent,survival_error_percent", newest, GermaniumLq.class, (out, lq) -> {
                    GermaniumLq.SurvivalTable lines = lq.lowSideSf();
                    for (int i = 0; lines != null && i < lines.peak().length; i++)
                        out.row(newest.version(), lines.peak()[i], lines.sf()[i], lines.sfErr()[i]);
                });
    }

    private static String lqSweep(ChannelDetail detail) {
        Parameter newest = detail.newest(GermaniumLq.SUBJECT);
        return table(
                "version,line_kev,cut,survival_percent,survival_error_percent",
                newest,
                GermaniumLq.class,
                (out, lq) -> {
                    if (lq.sfSweepByPeak() != null)
                        lq.sfSweepByPeak().forEach((line, sweep) -> {
                            for (int i = 0; i < sweep.cutVal().length; i++)
                                out.row(newest.version(), line, sweep.cutVal()[i], sweep.sf()[i], sweep.sfErr()[i]);
                        });
                });
    }

    private static String poleZero(ChannelDetail detail) {
        Parameter newest = detail.newest(GermaniumPoleZero.SUBJECT);
        return table(
                "version,kind,waveforms,tau1,tau1_error,tau2,tau2_error,tau2_share,tau2_share_error",
                newest,
                GermaniumPoleZero.class,
                (out, value) -> {
                    poleZero(out, newest.version(), "single", value.pzSingle());
                    poleZero(out, newest.version(), "double", value.pzDouble());
                });
    }

    private static void poleZero(Csv out, int version, String kind, GermaniumPoleZero.Part part) {
        if (part == null || part.outputDict() == null) return;
        GermaniumPoleZero.Constants pz = part.outputDict().pz();
        out.row(
                version,
                kind,
                part.nWaveforms(),
                pz.tau1(),
                pz.tau1Err(),
                pz.tau2(),
                pz.tau2Err(),
                pz.frac(),
                pz.fracErr());
    }

    private static String filters(ChannelDetail detail) {
        Parameter newest = detail.newest(GermaniumFilter.SUBJECT);
        return table(
                "version,parameter,decision,current,proposed,figure,current_figure,proposed_figure,improvement,"
                        + "improvement_error",
                newest,
                GermaniumFilter.class,
                (out, filter) -> filter.decisions()
                        .forEach((name, each) -> out.row(
                                newest.version(),
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
        Parameter newest = detail.newest(GermaniumDplms.SUBJECT);
        return table("version,sample,coefficient", newest, GermaniumDplms.class, (out, dplms) -> {
            if (dplms.outputDict() == null || dplms.outputDict().dplms() == null) return;
            double[] coefficients = dplms.outputDict().dplms().coefficients();
            for (int i = 0; i < coefficients.length; i++) out.row(newest.version(), i, coefficients[i]);
        });
    }

    private static String dplmsGrid(ChannelDetail detail) {
        Parameter newest = detail.newest(GermaniumDplms.SUBJECT);
        return table(
                "version,nm,za,pl,ft,rt,pt,fwhm_kev,fwhm_error_kev,alpha_per_ns,p_value,signals",
                newest,
                GermaniumDplms.class,
                (out, dplms) -> {
                    if (dplms.grid() != null) dplms.grid().forEach(point -> grid(out, newest.version(), point));
                });
    }

    private static void grid(Csv out, int version, GermaniumDplms.GridPoint point) {
        GermaniumDplms.Coefficients c = point.coeffs();
        out.row(
                version,
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
