package org.driftwatch.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Measured;
import org.driftwatch.topics.drift.DriftPoint.Verdict;

/** Points of the control charts of a simulated detector that are no line positions; A/E may drift. */
final class SimulatedQuantities {
    private final String run;
    private final String name;
    private final Random random;
    private final Map<String, double[]> arms = new TreeMap<>();
    private double widthsPerWindow;
    private int drifted;

    SimulatedQuantities(String run, String name, Random random) {
        this.run = run;
        this.name = name;
        this.random = random;
    }

    /** A/E moves by this many of its widths in each window from now on. */
    void driftAoe(double widths) {
        widthsPerWindow = widths;
    }

    private double around(double value, double error) {
        return value + error * random.nextGaussian();
    }

    /** Closes a window of {@code events} events. */
    List<DriftPoint> driftPoints(Instant from, Instant at, long events) {
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
