package org.driftwatch.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.driftwatch.topics.hit.HitOperation;

/** A/E and LQ of a simulated detector: values scatter by their errors around curves of a healthy one. */
final class SimulatedPulseShape {
    private static final double[] LINES = {1592.5, 1620.5, 2039, 2103.53, 2614.5};
    private static final double[] LOW_SIDE = {90, 6, 38, 9, 10};
    private static final double[] LATE = {97, 82, 78, 74, 70};
    private static final int BANDS = 40;

    private final Random random;

    SimulatedPulseShape(Random random) {
        this.random = random;
    }

    private double around(double value, double error) {
        return value + error * random.nextGaussian();
    }

    GermaniumAoe aoe(long events) {
        double scale = Math.sqrt(40_000.0 / events);
        double lowCut = Math.rint(around(-1.5, 0.05 * scale) * 100) / 100;
        SortedMap<String, Double> sigmoid = new TreeMap<>(Map.of("a", 49.2, "b", 0.02, "c", 0.75, "d", 0.218));
        SortedMap<String, GermaniumAoe.SweepTable> byPeak = new TreeMap<>();
        byPeak.put("1620.5", falling(45, -2.5, scale));
        byPeak.put("2103.53", falling(30, -1, scale));
        byPeak.put("2614.5", falling(32, -1, scale));
        SortedMap<String, HitOperation> operations = new TreeMap<>();
        operations.put("AoE_Uncorr", SimulatedSubjects.operation("A_max/cuspEmax"));
        operations.put("AoE_Low_Cut", SimulatedSubjects.operation("(AoE_Classifier>a)", "a", lowCut));
        operations.put("AoE_High_Side_Cut", SimulatedSubjects.operation("(a>AoE_Classifier)", "a", 3));
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
                events,
                new TreeMap<>(Map.of("compton_band_fits 2324 keV", "12 events, minimum 20")));
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
                .mapToDouble(i -> around(Math.sqrt(1.26e-5 + StrictMath.pow(4.25 / energy[i], 1.65)), sigmaErr[i]))
                .toArray();
        for (double[] column : new double[][] {mean, meanErr, sigma, sigmaErr}) column[BANDS - 1] = Double.NaN;
        double[] ratio = Arrays.stream(energy).map(e -> 0.35).toArray();
        return new GermaniumAoe.BandTable(energy, mean, meanErr, sigma, sigmaErr, ratio, sigmaErr);
    }

    private GermaniumAoe.SweepTable sweep(SortedMap<String, Double> p, double scale) {
        double[] cut =
                IntStream.range(0, 40).mapToDouble(i -> -8 + 8.0 * i / 39).toArray();
        double[] error = Arrays.stream(cut).map(x -> 2.2 * scale).toArray();
        double[] sf = Arrays.stream(cut)
                .map(x -> around((p.get("a") + p.get("b") * x) * erfc(p.get("c") * x + p.get("d")), 1.1 * scale))
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

    GermaniumLq lq(long events) {
        double scale = Math.sqrt(40_000.0 / events);
        double sigma = around(0.085, 0.003 * scale);
        double[] errors = Arrays.stream(LINES).map(any -> 1.5 * scale).toArray();
        double[] survival =
                Arrays.stream(LATE).map(sf -> around(sf, 1.5 * scale)).toArray();
        SortedMap<String, GermaniumLq.SweepTable> sweeps = new TreeMap<>();
        for (int i = 0; i < LINES.length; i++)
            sweeps.put(Double.toString(LINES[i]), rising(LATE[i], 2.4 - 0.35 * i, scale));
        SortedMap<String, HitOperation> operations = new TreeMap<>();
        operations.put("LQ_Classifier", SimulatedSubjects.operation("(LQ_Corrected / a)", "a", sigma));
        operations.put("LQ_Cut", SimulatedSubjects.operation("(LQ_Classifier < a)", "a", 3));
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
                events,
                new TreeMap<>());
    }

    private GermaniumLq.SweepTable rising(double top, double steepness, double scale) {
        double[] cut = IntStream.range(0, 30).mapToDouble(i -> 5.0 * i / 29).toArray();
        double[] sf = Arrays.stream(cut)
                .map(x -> around(top * (1 - 0.5 * StrictMath.exp(-x * steepness)), 0.6 * scale))
                .toArray();
        double[] error = Arrays.stream(cut).map(any -> 1.5 * scale).toArray();
        return new GermaniumLq.SweepTable(cut, sf, error);
    }
}
