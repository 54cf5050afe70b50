package org.driftwatch.calibrators.germanium.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.driftwatch.calibrators.peak.Behaviour;
import org.driftwatch.calibrators.spectrum.Percentiles;

/**
 * The charge-trapping correction that makes a line narrowest, and the width it then has.
 *
 * <p>α runs from 0 over a few steps; at each the line is fitted with its tail, and width over height is taken. The sweep ends early
 * when the last three of more than five are rising. Points whose error is below twice the median error define a weighted
 * quartic; its minimum on a fine grid is α, the spread of the minima of quartics drawn from its covariance the error. The
 * points share their events, so that this alone says only how well the quartic fits; within the sweep the error of a slope of
 * energy over drift time is added, unless the peer's way is asked for. At α
 * the line is fitted once more, the tail left out if the data do not show one.
 *
 * @param line which line, and at what height the final width is taken
 * @param largestAlpha end of the sweep [1/ns]
 * @param steps points of the sweep, at least 6
 * @param draws quartics drawn for the error
 * @param seed of the draws
 */
public record ChargeTrapping(PeakFom line, double largestAlpha, int steps, int draws, long seed) {
    private static final int DEGREE = 4;
    private static final int FINE = 20;
    private static final double FWHM_PER_SIGMA = 2.3548200450309493;

    public ChargeTrapping {
        if (!(largestAlpha > 0))
            throw new IllegalArgumentException("largestAlpha must be above 0 per ns, was " + largestAlpha);
        if (steps < DEGREE + 2)
            throw new IllegalArgumentException("steps must be at least " + (DEGREE + 2) + ", was " + steps);
    }

    /** The peer's sweep: 0 to 3.5e-6 per ns in 11 steps, 1000 draws. */
    public static ChargeTrapping of(PeakFom line) {
        return new ChargeTrapping(line, 3.5e-6, 11, 1000, 1);
    }

    /**
     * What the sweep found.
     *
     * @param alpha [1/ns]
     * @param alphaError its standard error, 0 at an end of the sweep
     * @param width the line at alpha
     */
    public record Result(double alpha, double alphaError, PeakFom.Width width) {
        public boolean usable() {
            return width != null && width.usable();
        }
    }

    private static final Result NONE = new Result(0, Double.NaN, null);

    /** The best correction for these energies; events without energy or drift time stay out. */
    public Result best(double[] energies, double[] driftNs) {
        boolean[] finite = new boolean[energies.length];
        int count = 0;
        for (int i = 0; i < finite.length; i++) {
            finite[i] = Double.isFinite(energies[i]) && Double.isFinite(driftNs[i]);
            if (finite[i]) count++;
        }
        return sweep(kept(energies, finite, count), kept(driftNs, finite, count));
    }

    private Result sweep(double[] energies, double[] driftNs) {
        List<double[]> points = new ArrayList<>();
        boolean early = false;
        for (int step = 0; step < steps && !early; step++) {
            double alpha = largestAlpha * step / (steps - 1);
            PeakFom.Width width = line.at(0.5).withTail(energies, driftNs, alpha);
            if (!Double.isFinite(width.overMaximum()) || !Double.isFinite(width.overMaximumError())) continue;
            points.add(new double[] {alpha, width.overMaximum(), width.overMaximumError()});
            early = rising(good(points));
        }
        if (points.size() < 0.2 * steps && !early) return NONE;
        return minimum(good(points), energies, driftNs);
    }

    private Result minimum(List<double[]> good, double[] energies, double[] driftNs) {
        if (good.size() <= DEGREE + 1) return NONE;
        double from = good.get(0)[0];
        double until = good.get(good.size() - 1)[0];
        double[] x = good.stream().mapToDouble(point -> point[0] / largestAlpha).toArray();
        double[] y = good.stream().mapToDouble(point -> point[1]).toArray();
        double[] weight = good.stream().mapToDouble(point -> 1 / point[2]).toArray();
        WeightedPolynomial quartic = WeightedPolynomial.fit(x, y, weight, DEGREE);
        double[] grid = new double[steps * FINE];
        for (int i = 0; i < grid.length; i++) grid[i] = (from + (until - from) * i / (grid.length - 1)) / largestAlpha;
        double alpha = largestAlpha * grid[quartic.lowest(grid)];
        SplittableRandom random = new SplittableRandom(seed);
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < draws; draw++) {
            double drawn = largestAlpha * grid[quartic.drawn(random).lowest(grid)];
            sum += drawn;
            squares += (drawn - alpha) * (drawn - alpha);
        }
        double offset = sum / Math.max(1, draws) - alpha;
        double error = Math.sqrt(Math.max(0, squares / Math.max(1, draws) - offset * offset));
        PeakFom.Width width = line.staged(energies, driftNs, alpha);
        boolean atEnd = alpha <= from || alpha >= until * (1 - 1e-9);
        if (!atEnd && width.usable() && line.behaviour() != Behaviour.COMPAT)
            error = Math.sqrt(error * error + statisticalVariance(width, driftNs));
        return new Result(alpha, error, width);
    }

    /** Square of σ/(E s √n): how well n events of width σ at E with drift times of spread s determine a slope. */
    private static double statisticalVariance(PeakFom.Width width, double[] driftNs) {
        double mean = 0;
        for (double drift : driftNs) mean += drift / driftNs.length;
        double variance = 0;
        for (double drift : driftNs) variance += (drift - mean) * (drift - mean) / driftNs.length;
        double relative = width.fit().fwhm() / FWHM_PER_SIGMA / width.fit().position();
        return relative * relative / (variance * width.fit().signal());
    }

    private static List<double[]> good(List<double[]> points) {
        double median =
                new Percentiles(points.stream().mapToDouble(point -> point[2]).toArray()).at(50);
        return points.stream()
                .filter(point -> point[2] < 2 * median && point[2] > 1e-10)
                .toList();
    }

    private static boolean rising(List<double[]> good) {
        int n = good.size();
        if (n <= 5) return false;
        for (int i = n - 3; i < n; i++) if (!(good.get(i)[1] > good.get(i - 1)[1])) return false;
        return true;
    }

    private static double[] kept(double[] values, boolean[] keep, int count) {
        double[] kept = new double[count];
        int next = 0;
        for (int i = 0; i < values.length; i++) if (keep[i]) kept[next++] = values[i];
        return kept;
    }
}
