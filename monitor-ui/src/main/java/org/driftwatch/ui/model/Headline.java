package org.driftwatch.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * One of the few numbers that stand for a whole version of a subject in the table of versions.
 *
 * @param name e.g. {@code low cut}; with a point: one of the settings a version consists of, e.g. {@code etrap.rise}
 * @param value with standard {@code error}, NaN where not available
 * @param unit empty for a plain number
 */
public record Headline(String name, double value, double error, String unit) {
    private static final double ESCAPE_PEAK_KEV = 1592.5;
    private static final double SAME_LINE_KEV = 3;
    private static final String ERROR = "_err";
    private static final String SURVIVAL = "double escape peak";
    private static final Pattern WITH_UNIT = Pattern.compile("\\s*([-+0-9.eE]+)\\s*\\*\\s*(ns|us|ms)\\s*");

    /** What a version says in short, at most a few numbers; none for a subject that is not known here. */
    static List<Headline> of(ParameterValue value) {
        if (value instanceof GermaniumCuts cuts) return of(cuts);
        if (value instanceof GermaniumAoe aoe) return of(aoe);
        if (value instanceof GermaniumLq lq) return of(lq);
        if (value instanceof GermaniumPoleZero poleZero) return of(poleZero);
        if (value instanceof GermaniumFilter filter) return of(filter);
        if (value instanceof GermaniumDplms dplms)
            return List.of(new Headline("FWHM", dplms.fwhm(), dplms.fwhmErr(), "keV"));
        return List.of();
    }

    /** Events or waveforms a version stands on; 0 when it does not tell. */
    static long counts(ParameterValue value) {
        if (value instanceof GermaniumCuts cuts) return cuts.counts();
        if (value instanceof GermaniumAoe aoe) return aoe.counts();
        if (value instanceof GermaniumLq lq) return lq.counts();
        if (value instanceof GermaniumPoleZero poleZero)
            return Math.max(counts(poleZero.pzSingle()), counts(poleZero.pzDouble()));
        if (value instanceof GermaniumFilter filter) return (long) filter.nBaselines() + filter.nPulses();
        if (value instanceof GermaniumDplms dplms) return (long) dplms.nBaselines() + dplms.nSignals();
        return 0;
    }

    private static long counts(GermaniumPoleZero.Part part) {
        return part == null ? 0 : part.nWaveforms();
    }

    private static List<Headline> of(GermaniumCuts cuts) {
        GermaniumCuts.PassRate all =
                cuts.passRates() == null ? null : cuts.passRates().get("all");
        return all == null ? List.of() : List.of(new Headline("pass rate", 100 * all.rate(), 100 * all.error(), "%"));
    }

    private static List<Headline> of(GermaniumAoe aoe) {
        List<Headline> all = new ArrayList<>();
        all.add(new Headline("low cut", aoe.lowCutVal(), Double.NaN, "σ"));
        GermaniumAoe.SurvivalTable lines = aoe.lowSideSfs();
        if (lines != null) escapePeak(lines.peak(), lines.sf(), lines.sfErr()).ifPresent(all::add);
        return all;
    }

    private static List<Headline> of(GermaniumLq lq) {
        List<Headline> all = new ArrayList<>();
        all.add(new Headline("width", number(lq.cutFitPars(), "sigma"), number(lq.cutFitErrs(), "sigma"), ""));
        GermaniumLq.SurvivalTable lines = lq.lowSideSf();
        if (lines != null) escapePeak(lines.peak(), lines.sf(), lines.sfErr()).ifPresent(all::add);
        return all;
    }

    private static Optional<Headline> escapePeak(double[] energiesKev, double[] survival, double[] errors) {
        for (int i = 0; i < energiesKev.length; i++)
            if (Math.abs(energiesKev[i] - ESCAPE_PEAK_KEV) < SAME_LINE_KEV)
                return Optional.of(new Headline(SURVIVAL, survival[i], errors[i], "%"));
        return Optional.empty();
    }

    private static List<Headline> of(GermaniumPoleZero poleZero) {
        if (poleZero.outputDict() == null || poleZero.outputDict().pz() == null) return List.of();
        GermaniumPoleZero.Constants pz = poleZero.outputDict().pz();
        List<Headline> all = new ArrayList<>();
        all.add(new Headline("τ₁", microseconds(pz.tau1()), microseconds(pz.tau1Err()), "µs"));
        if (pz.tau2() != null) all.add(new Headline("τ₂", microseconds(pz.tau2()), microseconds(pz.tau2Err()), "µs"));
        return all;
    }

    private static List<Headline> of(GermaniumFilter filter) {
        List<Headline> all = new ArrayList<>();
        if (filter.fomFwhmWithAlphaFit() != null && filter.fomFwhmWithAlphaFit().result() != null) {
            GermaniumFilter.AlphaResult line = filter.fomFwhmWithAlphaFit().result();
            all.add(new Headline("FWHM", line.fwhm(), line.fwhmErr(), "keV"));
        }
        if (filter.outputDict() == null) return all;
        times("etrap", filter.outputDict().etrap(), all);
        times("cusp", filter.outputDict().cusp(), all);
        times("zac", filter.outputDict().zac(), all);
        return all;
    }

    /** Times of a section of a DSP database, e.g. {@code etrap.rise}, with the error that stands beside them. */
    private static void times(String section, SortedMap<String, String> values, List<Headline> all) {
        if (values == null) return;
        values.forEach((name, text) -> {
            double time = microseconds(text);
            if (!name.endsWith(ERROR) && Double.isFinite(time))
                all.add(new Headline(section + "." + name, time, microseconds(values.get(name + ERROR)), "µs"));
        });
    }

    private static double number(SortedMap<String, Double> of, String name) {
        return of == null || of.get(name) == null ? Double.NaN : of.get(name);
    }

    /** {@code 362568.0*ns} in µs; NaN for another text or null. */
    static double microseconds(String text) {
        Matcher parts = WITH_UNIT.matcher(text == null ? "" : text);
        if (!parts.matches()) return Double.NaN;
        double perUnit = parts.group(2).equals("ns") ? 1e-3 : parts.group(2).equals("us") ? 1 : 1e3;
        return Double.parseDouble(parts.group(1)) * perUnit;
    }
}
