package org.driftwatch.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;

/**
 * One germanium detector in front of a Th-228 source, drawn directly in ADC: enough to look at and test a page, no
 * calibration. What it "fits" are the means of the line events it has drawn.
 */
final class SimulatedChannel {
    private static final double BIN = 0.5;
    private static final int BINS = 65_536;
    private static final double SLIDING_SLICES = 5;
    private static final double[] ENERGIES = {583.191, 727.33, 860.564, 1592.53, 1620.5, 2103.53, 2614.511};
    private static final double[] SHARES = {0.085, 0.014, 0.012, 0.011, 0.004, 0.012, 0.072};
    private static final double TAIL = 0.12;

    private final String run;
    private final String name;
    private final double gain;
    private final Random random;
    private final double[] total = new double[BINS];
    private final double[] decayed = new double[BINS];
    private final List<double[]> slices = new ArrayList<>(List.of(new double[BINS]));
    private final LineSums[] sums = new LineSums[ENERGIES.length];
    private final double[][] arms = new double[ENERGIES.length][2];
    private LineSums[] window = fresh();
    private long events;
    private long fitted;
    private int version;
    private double[] reference;
    private double[] referenceError;

    /** Events of one line so far: count, sum and sum of squares of ADC of the core. */
    private static final class LineSums {
        long n;
        double sum;
        double squares;

        void add(double adc) {
            n++;
            sum += adc;
            squares += adc * adc;
        }

        double mean() {
            return sum / n;
        }

        double sigma() {
            return Math.sqrt(Math.max(1e-9, squares / n - mean() * mean()));
        }
    }

    SimulatedChannel(String run, String name, double gainKevPerAdc, long seed) {
        this.run = run;
        this.name = name;
        this.gain = gainKevPerAdc;
        this.random = new Random(seed);
        Arrays.setAll(sums, i -> new LineSums());
    }

    private static LineSums[] fresh() {
        LineSums[] sums = new LineSums[ENERGIES.length];
        Arrays.setAll(sums, i -> new LineSums());
        return sums;
    }

    /** Draws events with all energies multiplied by {@code stretch}. */
    void draw(long count, double stretch) {
        for (long i = 0; i < count; i++) fill(adc(stretch));
        events += count;
    }

    private double adc(double stretch) {
        double at = random.nextDouble();
        for (int line = 0; line < ENERGIES.length; line++) {
            at -= SHARES[line];
            if (at < 0) return line(line, stretch);
        }
        double keV = random.nextDouble() < 0.75
                ? 40 + random.nextGaussian() * 12 - Math.log(1 - random.nextDouble()) * 420
                : random.nextDouble() * 2380;
        return Math.max(0, keV) * stretch / gain;
    }

    private double line(int line, double stretch) {
        double keV = ENERGIES[line] * stretch;
        double sigma = sigmaKev(ENERGIES[line]);
        double core = (keV + sigma * random.nextGaussian()) / gain;
        sums[line].add(core);
        window[line].add(core);
        boolean low = random.nextDouble() < TAIL;
        return low ? core + Math.log(1 - random.nextDouble()) * 1.5 * sigma / gain : core;
    }

    private static double sigmaKev(double keV) {
        return Math.sqrt(0.35 + 5.2e-4 * keV) / 1.18;
    }

    private void fill(double adc) {
        int bin = (int) (adc / BIN);
        if (bin >= BINS) return;
        total[bin]++;
        decayed[bin]++;
        slices.get(slices.size() - 1)[bin]++;
    }

    /** Closes a slice of the sliding view. */
    void closeSlice() {
        slices.add(new double[BINS]);
        if (slices.size() > SLIDING_SLICES) slices.remove(0);
        for (int i = 0; i < BINS; i++) decayed[i] *= 0.93;
    }

    List<HistogramSnapshot> snapshots(long fromNs, long untilNs) {
        double[] sliding = new double[BINS];
        for (double[] slice : slices) for (int i = 0; i < BINS; i++) sliding[i] += slice[i];
        return List.of(
                snapshot(HistogramView.TOTAL, total, fromNs, untilNs, events),
                snapshot(
                        HistogramView.SLIDING,
                        sliding,
                        Math.max(fromNs, untilNs - 300 * EventTime.SECOND),
                        untilNs,
                        sum(sliding)),
                snapshot(HistogramView.DECAYED, decayed, fromNs, untilNs, events));
    }

    private static long sum(double[] contents) {
        return (long) Arrays.stream(contents).sum();
    }

    private HistogramSnapshot snapshot(HistogramView view, double[] bins, long fromNs, long untilNs, long count) {
        int low = 0;
        int high = BINS;
        while (high > 0 && bins[high - 1] == 0) high--;
        while (low < high && bins[low] == 0) low++;
        double[] cut = Arrays.copyOfRange(bins, low, high);
        return new HistogramSnapshot(
                run, name, "cuspEmax", view, low * BIN, BIN, fromNs, untilNs, count, count - sum(bins), cut);
    }

    /** A new version when the events have grown by a share since the last, or null. */
    Parameter refit(Instant at, double growth) {
        if (events < 9_000 || events < fitted * (1 + growth)) return null;
        fitted = events;
        double b = slope();
        List<GermaniumEnergy.Line> peaks = new ArrayList<>();
        for (int i = 0; i < ENERGIES.length; i++) peaks.add(peak(i, b));
        if (reference == null) {
            reference = Arrays.stream(sums).mapToDouble(LineSums::mean).toArray();
            referenceError = Arrays.stream(sums)
                    .mapToDouble(sum -> sum.sigma() / Math.sqrt(sum.n))
                    .toArray();
        }
        double qbb = 2.355 * sigmaKev(2039) * (1 + 0.004 * random.nextGaussian());
        double slopeError = b * sums[6].sigma() / sums[6].mean() / Math.sqrt(sums[6].n);
        GermaniumEnergy value = new GermaniumEnergy(
                "a + b * cuspEmax",
                new TreeMap<>(java.util.Map.of("a", 0.02, "b", b)),
                new double[][] {{1e-4, 0}, {0, slopeError * slopeError}},
                4.1,
                4,
                peaks,
                new GermaniumEnergy.Curve(1.9, 2.9e-3, null, null, 3, 4, Double.NaN),
                new GermaniumEnergy.Curve(1.9, 2.9e-3, 0.0, null, 3, 3, 0.39),
                qbb,
                0.01 * qbb,
                events,
                new TreeMap<>(),
                null,
                null);
        return new Parameter(1, GermaniumEnergy.SUBJECT, name, run, ++version, at, null, value, new TreeMap<>());
    }

    private double slope() {
        return (ENERGIES[6] - 0.02) / sums[6].mean();
    }

    private GermaniumEnergy.Line peak(int line, double b) {
        LineSums sum = sums[line];
        if (sum.n < 60)
            return new GermaniumEnergy.Line(
                    ENERGIES[line],
                    false,
                    sum.n + " events fitted in the line, minimum 60",
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    0,
                    0,
                    null,
                    new TreeMap<>(),
                    null,
                    new double[0]);
        double mu = sum.mean();
        double sigma = sum.sigma();
        double half = line == 3 || line == 4 ? 13 / b : 26 / b;
        double[] range = {mu - half, mu + half};
        double inside = 0;
        for (int i = (int) (range[0] / BIN); i < (int) (range[1] / BIN); i++) inside += total[i];
        boolean tail = sum.n > 400;
        TreeMap<String, Double> shape = new TreeMap<>(java.util.Map.of(
                "n_sig",
                (double) sum.n,
                "mu",
                mu,
                "sigma",
                sigma,
                "n_bkg",
                Math.max(1, inside - sum.n),
                "hstep",
                -0.1));
        if (tail) shape.putAll(java.util.Map.of("htail", TAIL, "tau", 1.5 * sigma));
        double fwhm = 2.355 * sigma * b * (tail ? 1.06 : 1);
        return new GermaniumEnergy.Line(
                ENERGIES[line],
                true,
                null,
                mu,
                sigma / Math.sqrt(sum.n),
                fwhm,
                fwhm / Math.sqrt(2.0 * sum.n),
                0.05 + 0.9 * random.nextDouble(),
                90 + 12 * random.nextGaussian(),
                92,
                (long) inside,
                tail ? "hpge_peak" : "gauss_on_step",
                shape,
                null,
                range);
    }

    /** Closes a drift window. */
    List<DriftPoint> driftPoints(Instant from, Instant at) {
        LineSums[] closed = window;
        window = fresh();
        if (reference == null) return List.of();
        List<DriftPoint> points = new ArrayList<>();
        for (int i = 0; i < ENERGIES.length; i++) points.add(point(i, closed[i], from, at));
        return points;
    }

    private DriftPoint point(int line, LineSums seen, Instant from, Instant at) {
        String quantity = "position_" + ENERGIES[line];
        double b = slope();
        boolean low = seen.n < 12;
        double error = low ? Double.NaN : sigmaKev(ENERGIES[line]) / b / Math.sqrt(seen.n);
        double value = low ? Double.NaN : seen.mean();
        double shift = (value - reference[line]) * b;
        double spread = Math.hypot(Math.hypot(error, referenceError[line]) * b, 0.03);
        double z = shift / spread;
        double limit = 5 * spread;
        if (!low) arms[line][0] = Math.max(0, arms[line][0] + z - 0.25);
        if (!low) arms[line][1] = Math.max(0, arms[line][1] - z - 0.25);
        boolean drift = Math.abs(z) > 5 || Math.max(arms[line][0], arms[line][1]) > 20 && Math.abs(shift) > 0.4;
        return new DriftPoint(
                1,
                run,
                name,
                quantity,
                from,
                at,
                value,
                error,
                reference[line],
                referenceError[line],
                low ? Double.NaN : z,
                low ? Double.NaN : shift,
                0.03,
                seen.n,
                "run " + run + " version 1",
                arms[line][0],
                arms[line][1],
                limit,
                low ? Verdict.lowstat : drift ? Verdict.drift : Verdict.ok);
    }

    long events() {
        return events;
    }
}
