package org.driftwatch.calibrators.peak;

import org.apache.commons.math3.special.Gamma;

/**
 * Pearson chi-square of a window against a fitted shape.
 *
 * <p>Bins of roughly the given width; from the high side, bins of at most one event are cut off once the mean of all that follow
 * is below one; the rest is merged to the right until every bin holds at least five events. Expected counts are integrals over
 * the bins and the degrees of freedom bins minus free parameters; under {@link Behaviour#COMPAT} density at the centre times
 * width, and bins minus two.
 *
 * @param chiSquare Σ (seen - expected)² / expected
 * @param degreesOfFreedom bins minus free parameters
 * @param pValue probability of a larger chi-square; NaN without degrees of freedom
 */
public record GoodnessOfFit(double chiSquare, int degreesOfFreedom, double pValue) {
    private static final long FEWEST = 5;

    /** Chi-square of {@code histogram} against {@code shape}. */
    public static GoodnessOfFit of(
            WindowHistogram histogram, PeakShape shape, int free, double width, Behaviour behaviour) {
        GoodnessOfFit fit = at(histogram, shape, free, width, behaviour);
        return fit.degreesOfFreedom > 0 || behaviour == Behaviour.COMPAT
                ? fit
                : at(histogram, shape, free, 0.25 * width, behaviour);
    }

    private static GoodnessOfFit at(
            WindowHistogram histogram, PeakShape shape, int free, double width, Behaviour behaviour) {
        int take = (int) Math.max(1, Math.rint(width / histogram.binWidth()));
        int bins = Math.max(1, histogram.bins() / take);
        int kept = bins - emptyTail(histogram, take, bins);
        double chiSquare = 0;
        int merged = 0;
        int from = 0;
        for (int k = 1; k <= kept; k++) {
            boolean last = k == kept;
            long seen = histogram.sum(from * take, k * take);
            if (seen < FEWEST && !last || last && seen == 0) continue;
            double a = histogram.edge(from * take);
            double b = histogram.edge(k * take);
            double expected = behaviour == Behaviour.COMPAT
                    ? shape.density(0.5 * (a + b)) * (b - a)
                    : shape.cumulative(b) - shape.cumulative(a);
            chiSquare += (seen - expected) * (seen - expected) / expected;
            merged++;
            from = k;
        }
        int dof = merged - (behaviour == Behaviour.COMPAT ? 2 : free);
        double p = dof > 0 ? Gamma.regularizedGammaQ(0.5 * dof, 0.5 * chiSquare) : Double.NaN;
        return new GoodnessOfFit(chiSquare, dof, p);
    }

    /** Bins cut off the high side: from the first bin of at most one event after which the mean is below one. */
    private static int emptyTail(WindowHistogram histogram, int take, int bins) {
        for (int k = 0; k < bins; k++) {
            if (histogram.sum(k * take, (k + 1) * take) > 1) continue;
            long rest = histogram.sum(k * take, bins * take);
            if (rest < bins - k) return bins - k;
        }
        return 0;
    }
}
