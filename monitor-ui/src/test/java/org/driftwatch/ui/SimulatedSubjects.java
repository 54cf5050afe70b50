package org.driftwatch.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * What the further subjects of a simulated detector say: enough to look at and test their tiles, nothing is fitted. Values scatter
 * by their errors, which shrink with the events; one quantity may drift.
 */
public final class SimulatedSubjects {
    private final String run;
    private final String name;
    private final Random random;
    private final Map<String, Integer> versions = new TreeMap<>();
    private final SimulatedFilters filters;
    private final SimulatedPulseShape pulseShape;
    private final SimulatedQuantities quantities;
    private long made;
    private Instant first;

    public SimulatedSubjects(String run, String name, long seed) {
        this.run = run;
        this.name = name;
        random = new Random(seed);
        filters = new SimulatedFilters(random);
        pulseShape = new SimulatedPulseShape(random);
        quantities = new SimulatedQuantities(run, name, random);
    }

    /** A/E moves by this many of its widths in each window from now on. */
    void driftAoe(double widths) {
        quantities.driftAoe(widths);
    }

    /** New versions when the events have grown by half. */
    public List<Parameter> refit(Instant at, long events) {
        if (events < 12_000 || events < 1.5 * made) return List.of();
        made = events;
        if (first == null) first = at;
        List<Parameter> all = new ArrayList<>(List.of(
                parameter(GermaniumCuts.SUBJECT, at, cuts(events)),
                parameter(GermaniumAoe.SUBJECT, at, pulseShape.aoe(events)),
                parameter(GermaniumLq.SUBJECT, at, pulseShape.lq(events)),
                parameter(GermaniumPoleZero.SUBJECT, at, poleZero(events))));
        if (events > 20_000) filters.answer().forEach((subject, value) -> all.add(proposal(subject, at, value)));
        return all;
    }

    private Parameter proposal(String subject, Instant at, ParameterValue value) {
        return parameter(subject, at, value)
                .withProvenance(new TreeMap<>(Map.of("status", "proposed", "why", "better by more than its error")));
    }

    private Parameter parameter(String subject, Instant at, ParameterValue value) {
        int version = versions.merge(subject, 1, Integer::sum);
        return new Parameter(1, subject, name, run, version, at, null, value, new TreeMap<>());
    }

    private double around(double value, double error) {
        return value + error * random.nextGaussian();
    }

    static HitOperation operation(String expression, Object... named) {
        SortedMap<String, Double> parameters = new TreeMap<>();
        for (int i = 0; i < named.length; i += 2)
            parameters.put((String) named[i], ((Number) named[i + 1]).doubleValue());
        return HitOperation.of(expression, parameters);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }

    private GermaniumCuts cuts(long events) {
        SortedMap<String, GermaniumCuts.ModeStdev> spread = new TreeMap<>();
        spread.put("bl_std", spread(12.55, 0.605, events));
        spread.put("bl_slope", spread(-7.4e-4, 0.0189, events));
        spread.put("baselineEmax", spread(15.5, 2.16, events));
        spread.put("pz_slope", spread(16_552, 3_696, events));
        spread.put("pz_std", spread(12.56, 0.684, events));
        spread.put("tailEmax", spread(15.75, 2.16, events));
        spread.put("tp_0_est", spread(48_015, 204, events));
        spread.put("dt_eff", spread(592, 202, events));
        SortedMap<String, HitOperation> cuts = new TreeMap<>();
        cuts.put("bl_std_cut", inside("bl_std", spread, 4, 4));
        cuts.put("bl_slope_cut", inside("bl_slope", spread, 4, 4));
        cuts.put("pz_slope_cut", inside("pz_slope", spread, 5, 3));
        cuts.put("baselineEmax_cut", outside("baselineEmax", spread, 4));
        cuts.put("tailEmax_cut", outside("tailEmax", spread, 5));
        cuts.put("dt_window", operation("(dt_eff>a)&(dt_eff<b)", "a", 0, "b", 4000));
        SortedMap<String, GermaniumCuts.PassRate> rates = new TreeMap<>();
        double[] passes = {0.0213, 0.9712, 0.9921, 0.9995, 0.9988, 0.0187};
        int i = 0;
        for (String cut : cuts.keySet()) rates.put(cut, rate(passes[i++], events));
        rates.put("all", rate(0.9673, events));
        return new GermaniumCuts(
                cuts,
                spread,
                cuts,
                new TreeMap<>(),
                "histogram",
                List.of("bl_std_cut", "bl_slope_cut", "pz_slope_cut", "dt_window"),
                rates,
                List.of(),
                new TreeMap<>(),
                null,
                events);
    }

    private GermaniumCuts.ModeStdev spread(double mode, double std, long events) {
        double error = std / Math.sqrt(events);
        return new GermaniumCuts.ModeStdev(around(mode, error), around(std, error), events, "peak_top");
    }

    private static HitOperation inside(
            String column, SortedMap<String, GermaniumCuts.ModeStdev> spread, double low, double high) {
        GermaniumCuts.ModeStdev of = spread.get(column);
        return operation(
                "(" + column + ">a) & (" + column + "<b)",
                "a",
                rounded(of.mode() - low * of.std()),
                "b",
                rounded(of.mode() + high * of.std()));
    }

    private static HitOperation outside(
            String column, SortedMap<String, GermaniumCuts.ModeStdev> spread, double level) {
        GermaniumCuts.ModeStdev of = spread.get(column);
        return operation(
                "(" + column + "<a) | (" + column + ">b)",
                "a",
                rounded(of.mode() - level * of.std()),
                "b",
                rounded(of.mode() + level * of.std()));
    }

    private GermaniumCuts.PassRate rate(double share, long total) {
        long passed = Math.round(around(share * total, Math.sqrt(share * (1 - share) * total)));
        double rate = Math.min(1, (double) passed / total);
        return new GermaniumCuts.PassRate(Math.min(passed, total), total, rate, Math.sqrt(rate * (1 - rate) / total));
    }

    private GermaniumPoleZero poleZero(long events) {
        double slope = around(-4.4129e-5, 1e-9);
        var one = new GermaniumPoleZero.Constants(nanoseconds(362_568, 48), "48.0*ns", null, null, null, null);
        var two = new GermaniumPoleZero.Constants(
                nanoseconds(449_618, 920), "922.6*ns", nanoseconds(17_907, 12), "12.1*ns", around(0.0201, 1e-4), 1e-4);
        var single = new GermaniumPoleZero.Results(
                new GermaniumPoleZero.SingleDecayConstant(new GermaniumPoleZero.SlopePars(slope, 1.9e-7)), null);
        var decays = new GermaniumPoleZero.DoubleDecay(
                new GermaniumPoleZero.Guesses(28_100, 1_119, 0.0201), Math.min(1_000, events / 40), 100, 2.1e-9);
        var twice = new GermaniumPoleZero.Results(null, decays);
        return new GermaniumPoleZero(
                new GermaniumPoleZero.Database(two),
                new GermaniumPoleZero.Results(single.singleDecayConstant(), decays),
                new GermaniumPoleZero.Part(events / 3, new GermaniumPoleZero.Database(one), single),
                new GermaniumPoleZero.Part(100, new GermaniumPoleZero.Database(two), twice),
                null);
    }

    private String nanoseconds(double value, double error) {
        return Math.rint(around(value, error) * 10) / 10 + "*ns";
    }

    /** Closes a window of {@code events} events. */
    public List<DriftPoint> driftPoints(Instant from, Instant at, long events) {
        return first == null || at.isBefore(first) ? List.of() : quantities.driftPoints(from, at, events);
    }
}
