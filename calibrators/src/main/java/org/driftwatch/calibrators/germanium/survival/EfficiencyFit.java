package org.driftwatch.calibrators.germanium.survival;

/**
 * Efficiencies of line and background under one cut, by the sum of two extended likelihoods with fixed shape and totals.
 * <pre>
 *   L = -2 [ Σ_pass w ln(ε_s s + ε_b b) + Σ_fail w ln((1 - ε_s) s + (1 - ε_b) b) ] + const,   0 ≤ ε ≤ 1
 * </pre>
 * s and b are the expected densities of line and background at an event. L is convex, so Newton steps of its exact quadratic in
 * the box, shortened where the slope overshoots, reach the only minimum from anywhere. The error is that of ε_s with ε_b free;
 * the totals are held, so their uncertainty is not in it. Holds scratch; one thread.
 */
final class EfficiencyFit {
    private static final double TINY = 1e-290;
    private static final double PRECISION = 1e-8;
    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 40;

    private final double[] signal;
    private final double[] background;
    private final int[] weight;
    private final boolean[] passes;
    private final int size;

    private double slopeS;
    private double slopeB;
    private double curveSs;
    private double curveSb;
    private double curveBb;

    /** Uses the first {@code size} entries of arrays that the caller may refill between fits. */
    EfficiencyFit(double[] signal, double[] background, int[] weight, boolean[] passes, int size) {
        this.signal = signal;
        this.background = background;
        this.weight = weight;
        this.passes = passes;
        this.size = size;
    }

    /** Fits the present content of the arrays. */
    SurvivalFraction fit() {
        double start = Math.min(0.95, Math.max(0.05, share()));
        double[] at = {start, start};
        evaluate(at[0], at[1]);
        if (!(curveSs > 0)) return SurvivalFraction.UNDEFINED;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] to = BoxQuadratic.minimum(at, slopeS, slopeB, curveSs, curveSb, curveBb);
            double ds = to[0] - at[0];
            double db = to[1] - at[1];
            if (Math.abs(ds) + Math.abs(db) < PRECISION) break;
            advance(at, ds, db);
        }
        return answer(at);
    }

    /** Moves along the step as far as the slope allows. */
    private void advance(double[] at, double ds, double db) {
        double before = slopeS * ds + slopeB * db;
        double t = 1;
        for (int k = 0; k < MOST_HALVINGS; k++) {
            evaluate(at[0] + t * ds, at[1] + t * db);
            double after = slopeS * ds + slopeB * db;
            if (after <= 0.5 * Math.abs(before)) break;
            double secant = Double.isFinite(after) ? -before / (after - before) : 0;
            t *= Math.min(0.7, Math.max(0.1, secant));
        }
        at[0] = clip(at[0] + t * ds);
        at[1] = clip(at[1] + t * db);
    }

    private static double clip(double x) {
        return Math.min(1, Math.max(0, x));
    }

    private double share() {
        double pass = 0;
        double all = 0;
        for (int i = 0; i < size; i++) {
            all += weight[i];
            if (passes[i]) pass += weight[i];
        }
        return all > 0 ? pass / all : 0.5;
    }

    private void evaluate(double epsS, double epsB) {
        double gs = 0;
        double gb = 0;
        double ss = 0;
        double sb = 0;
        double bb = 0;
        for (int i = 0; i < size; i++) {
            double s = signal[i];
            double b = background[i];
            double f = passes[i] ? epsS * s + epsB * b : (1 - epsS) * s + (1 - epsB) * b;
            double inverse = 1 / Math.max(f, TINY);
            double rs = s * inverse;
            double rb = b * inverse;
            double w = weight[i];
            double sign = passes[i] ? w : -w;
            gs += sign * rs;
            gb += sign * rb;
            ss += w * rs * rs;
            sb += w * rs * rb;
            bb += w * rb * rb;
        }
        slopeS = -2 * gs;
        slopeB = -2 * gb;
        curveSs = 2 * ss;
        curveSb = 2 * sb;
        curveBb = 2 * bb;
    }

    private SurvivalFraction answer(double[] at) {
        boolean backgroundFree = at[1] > 0 && at[1] < 1 && curveBb > 0;
        double curve = backgroundFree ? curveSs - curveSb * curveSb / curveBb : curveSs;
        boolean atLimit = at[0] <= 0 || at[0] >= 1;
        double slope = atLimit ? Math.abs(slopeS) : 0;
        double error = curve > 0 ? 2 / (slope + Math.sqrt(slope * slope + 2 * curve)) : Double.NaN;
        return new SurvivalFraction(100 * at[0], 100 * Math.min(error, 1), atLimit);
    }
}
