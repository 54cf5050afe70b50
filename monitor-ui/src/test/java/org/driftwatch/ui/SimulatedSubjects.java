package org.driftwatch.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Measured;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
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
    private static final double[] LINES = {1592.5, 1620.5, 2039, 2103.53, 2614.5};
    private static final double[] LOW_SIDE = {90, 6, 38, 9, 10};
    private static final double[] LATE = {97, 82, 78, 74, 70};
    private static final int BANDS = 40;

    private final String run;
    private final String name;
    private final Random random;
    private final Map<String, Integer> versions = new TreeMap<>();
    private final Map<String, double[]> arms = new TreeMap<>();
    private final SimulatedFilters filters;
    private long made;
    private Instant first;
    private double widthsPerWindow;
    private int drifted;

    public SimulatedSubjects(String run, String name, long seed) {
        this.run = run;
        this.name = name;
        random = new Random(seed);
        filters = new SimulatedFilters(random);
    }

    /** A/E moves by this many of its widths in each window from now on. */
    void driftAoe(double widths) {
        widthsPerWindow = widths;
    }

    /** New versions when the events have grown by half. */
    public List<Parameter> refit(Instant at, long events) {
        if (events < 12_000 || events < 1.5 * made) return List.of();
        made = events;
        if (first == null) first = at;
        List<Parameter> all = new ArrayList<>(List.of(
                parameter(GermaniumCuts.SUBJECT, at, cuts(events)),
                parameter(GermaniumAoe.SUBJECT, at, aoe(events)),
                parameter(GermaniumLq.SUBJECT, at, lq(events)),
                parameter(GermaniumPoleZero.SUBJECT, at, poleZero(events))));
        if (events > 20_000)
            filters.answer().forEach((subject, value) -> all.add(parameter(subject, at, value)));
        return all;
    }

    private Parameter parameter(String subject, Instant at, ParameterValue value) {
        int version = versions.merge(subject, 1, Integer::sum);
        return new Parameter(1, subject, name, run, version, at, null, value, new TreeMap<>());
    }

    private double around(double value, double error) {
        return value + error * random.nextGaussian();
    }

    private static HitOperation operation(String expression, Object... named) {
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

    private GermaniumAoe aoe(long events) {
        double scale = Math.sqrt(40_000.0 / events);
        double lowCut = Math.rint(around(-1.5, 0.05 * scale) * 100) / 100;
        SortedMap<String, Double> sigmoid = new TreeMap<>(Map.of("a", 49.2, "b", 0.02, "c", 0.75, "d", 0.218));
        SortedMap<String, GermaniumAoe.SweepTable> byPeak = new TreeMap<>();
        byPeak.put("1620.5", falling(45, -2.5, scale));
        byPeak.put("2103.53", falling(30, -1, scale));
        byPeak.put("2614.5", falling(32, -1, scale));
        SortedMap<String, HitOperation> operations = new TreeMap<>();
        operations.put("AoE_Uncorr", operation("A_max/cuspEmax"));
        operations.put("AoE_Low_Cut", operation("(AoE_Classifier>a)", "a", lowCut));
        operations.put("AoE_High_Side_Cut", operation("(a>AoE_Classifier)", "a", 3));
        return new GermaniumAoe(
                operations,
                new TreeMap<>(),
                new GermaniumAoe.TimeTable(
                        List.of(""), of(0.0745), of(2.4e-5), of(8.6e-4), of(1.7e-5), of(0.0115), of(2e-4)),
                lowCut,
                3,
                bands(scale),
                new GermaniumAoe.EnergyCorrection(BANDS, meanCurve(), sigmaCurve(), null),
                new GermaniumAoe.Fit("SigmoidFit", sigmoid, new TreeMap<>()),
                sweep(sigmoid, scale),
                survival(LOW_SIDE, scale),
                survival(Arrays.stream(LOW_SIDE).map(sf -> 0.93 * sf).toArray(), scale),
                byPeak,
                null,
                null,
                Math.round(0.32 * events),
                Math.round(0.29 * events),
                events);
    }

    private static double[] of(double value) {
        return new double[] {value};
    }

    private static GermaniumAoe.CurveFit meanCurve() {
        SortedMap<String, Double> pars = new TreeMap<>(Map.of("a", -3.3e-6, "b", 1.0041));
        SortedMap<String, Double> errs = new TreeMap<>(Map.of("a", 4.6e-7, "b", 8e-4));
        return new GermaniumAoe.CurveFit("Pol1", "x*a+b", pars, errs, 0.41, new double[] {39.4, 38});
    }

    private static GermaniumAoe.CurveFit sigmaCurve() {
        SortedMap<String, Double> pars = new TreeMap<>(Map.of("a", 1.26e-5, "b", 4.25, "c", 1.65));
        SortedMap<String, Double> errs = new TreeMap<>(Map.of("a", 2e-5, "b", 1.9, "c", 0.3));
        return new GermaniumAoe.CurveFit(
                "SigmaFit", "(a+(b/(x+10**-99))**c)**(0.5)", pars, errs, 0.27, new double[] {41.2, 37});
    }

    private GermaniumAoe.BandTable bands(double scale) {
        double[] energy =
                IntStream.range(0, BANDS).mapToDouble(i -> 920 + 36.0 * i).toArray();
        double[] meanErr =
                Arrays.stream(energy).map(e -> scale * 6e-4 * e / 1_000).toArray();
        double[] sigmaErr = Arrays.stream(meanErr).map(error -> 0.8 * error).toArray();
        double[] mean = IntStream.range(0, BANDS)
                .mapToDouble(i -> around(1.0041 - 3.3e-6 * energy[i], meanErr[i]))
                .toArray();
        double[] sigma = IntStream.range(0, BANDS)
                .mapToDouble(
                        i -> around(Math.sqrt(1.26e-5 + StrictMath.pow(4.25 / energy[i], 1.65)), sigmaErr[i]))
                .toArray();
        double[] ratio = Arrays.stream(energy).map(e -> 0.35).toArray();
        return new GermaniumAoe.BandTable(energy, mean, meanErr, sigma, sigmaErr, ratio, sigmaErr);
    }

    private GermaniumAoe.SweepTable sweep(SortedMap<String, Double> p, double scale) {
        double[] cut = IntStream.range(0, 40).mapToDouble(i -> -8 + 8.0 * i / 39).toArray();
        double[] error = Arrays.stream(cut).map(x -> 2.2 * scale).toArray();
        double[] sf = Arrays.stream(cut)
                .map(x -> around(
                        (p.get("a") + p.get("b") * x) * erfc(p.get("c") * x + p.get("d")),
                        1.1 * scale))
                .toArray();
        return new GermaniumAoe.SweepTable(cut, sf, error);
    }

    /** To 1.5e-7 (Abramowitz and Stegun 7.1.26). */
    private static double erfc(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double tail = poly * StrictMath.exp(-x * x);
        return x < 0 ? 2 - tail : tail;
    }

    private GermaniumAoe.SweepTable falling(double top, double middle, double scale) {
        double[] cut = IntStream.range(0, 11).mapToDouble(i -> -5 + i).toArray();
        double[] sf = Arrays.stream(cut)
                .map(x -> Math.max(0, around(top / (1 + StrictMath.exp(1.3 * (x - middle))), 0.5 * scale)))
                .toArray();
        double[] error = Arrays.stream(cut).map(x -> 1.2 * scale).toArray();
        return new GermaniumAoe.SweepTable(cut, sf, error);
    }

    private GermaniumAoe.SurvivalTable survival(double[] shares, double scale) {
        double[] error = {2.8 * scale, 3.1 * scale, 0.9 * scale, 1.6 * scale, 0.35 * scale};
        double[] sf = IntStream.range(0, LINES.length)
                .mapToDouble(i -> around(shares[i], error[i]))
                .toArray();
        return new GermaniumAoe.SurvivalTable(LINES, sf, error);
    }

    private GermaniumLq lq(long events) {
        double scale = Math.sqrt(40_000.0 / events);
        double sigma = around(0.085, 0.003 * scale);
        double[] errors = Arrays.stream(LINES).map(any -> 1.5 * scale).toArray();
        double[] survival =
                Arrays.stream(LATE).map(sf -> around(sf, 1.5 * scale)).toArray();
        SortedMap<String, GermaniumLq.SweepTable> sweeps = new TreeMap<>();
        for (int i = 0; i < LINES.length; i++)
            sweeps.put(Double.toString(LINES[i]), rising(LATE[i], 2.4 - 0.35 * i, scale));
        SortedMap<String, HitOperation> operations = new TreeMap<>();
        operations.put("LQ_Classifier", operation("(LQ_Corrected / a)", "a", sigma));
        operations.put("LQ_Cut", operation("(LQ_Classifier < a)", "a", 3));
        return new GermaniumLq(
                operations,
                new TreeMap<>(),
                new GermaniumLq.TimeTable(List.of(""), of(0.498), of(0.0023), of(0.081), of(0.0055)),
                new double[] {1.31e-4, 0.892},
                new double[] {1.1e-5 * scale, 0.006 * scale},
                new double[] {0.83, 1.16},
                new double[] {454, 973},
                new TreeMap<>(Map.of("mu", 0.02, "sigma", sigma)),
                new TreeMap<>(Map.of("mu", 0.006 * scale, "sigma", 0.003 * scale)),
                3,
                new GermaniumLq.SurvivalTable(LINES, survival, errors),
                sweeps,
                Math.round(0.69 * events),
                events);
    }

    private GermaniumLq.SweepTable rising(double top, double steepness, double scale) {
        double[] cut = IntStream.range(0, 30).mapToDouble(i -> 5.0 * i / 29).toArray();
        double[] sf = Arrays.stream(cut)
                .map(x -> around(top * (1 - 0.5 * StrictMath.exp(-x * steepness)), 0.6 * scale))
                .toArray();
        double[] error = Arrays.stream(cut).map(any -> 1.5 * scale).toArray();
        return new GermaniumLq.SweepTable(cut, sf, error);
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
        if (first == null || at.isBefore(first)) return List.of();
        if (widthsPerWindow != 0) drifted++;
        long band = events / 12;
        List<DriftPoint> points = new ArrayList<>();
        points.add(point("aoe_mean", "", from, at, new Mean(0.0745, 8.6e-4, band, drifted * widthsPerWindow)));
        points.add(point("tail_slope", "1/sample", from, at, new Mean(-4.41e-5, 1.9e-7, events / 4, 0)));
        double[] shares = {0.9712, 0.9921, 0.0213, 0.9995, 0.9988, 0.0187};
        String[] cuts = {"bl_slope_cut", "bl_std_cut", "baselineEmax_cut", "dt_window", "pz_slope_cut", "tailEmax_cut"};
        for (int i = 0; i < cuts.length; i++)
            points.add(point("pass_rate_" + cuts[i], "", from, at, new Mean(shares[i], 0.05, events, 0)));
        return points;
    }

    /** A mean of {@code n} values of some width around {@code value}, moved by some widths. */
    private record Mean(double value, double width, long n, double widths) {
        double error() {
            boolean share = width == 0.05;
            return (share ? Math.sqrt(Math.max(1e-5, value * (1 - value))) : width) / Math.sqrt(n);
        }
    }

    private DriftPoint point(String quantity, String unit, Instant from, Instant at, Mean mean) {
        double width = mean.width();
        boolean low = mean.n() < 20;
        double referenceError = mean.error() / Math.sqrt(5);
        double spread = Math.hypot(Math.hypot(mean.error(), referenceError), 0.03 * width);
        double shift = around(mean.widths() * width, mean.error());
        double limit = Math.min(Math.max(0.1 * width, 5 * spread), Math.max(2 * width, 3 * spread));
        double z = shift / spread;
        double[] arm = arms.computeIfAbsent(quantity, any -> new double[2]);
        if (!low) arm[0] = Math.min(40, Math.max(0, arm[0] + z - 0.25));
        if (!low) arm[1] = Math.min(40, Math.max(0, arm[1] - z - 0.25));
        Verdict verdict = low ? Verdict.lowstat : Math.abs(shift) >= limit ? Verdict.drift : Verdict.ok;
        double nan = Double.NaN;
        Measured measured = new Measured(
                unit,
                low ? nan : mean.value() + shift,
                low ? nan : mean.error(),
                mean.value(),
                referenceError,
                low ? nan : shift,
                0.03 * width,
                limit);
        return new DriftPoint(
                1,
                run,
                name,
                quantity,
                from,
                at,
                nan,
                nan,
                nan,
                nan,
                low ? nan : z,
                nan,
                nan,
                mean.n(),
                "run " + run + " version 1",
                arm[0],
                arm[1],
                nan,
                verdict,
                measured);
    }
}
