package org.driftwatch.calibrators.peak;

import java.util.List;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.Objective;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/**
 * Fits how much wider a line has become, with its form held at an earlier fit: sigma and tau are multiplied by one scale s, the
 * shares of tail and step stay; s, mu, n_sig and n_bkg are free. All widths of the line are then s times what they were.
 */
public final class WidthLikelihood {
    private static final VariableMetric MINIMISER = new VariableMetric(1e-4, 300);
    private static final double NARROWEST = 0.2;
    private static final double WIDEST = 5;

    private WidthLikelihood() {}

    /**
     * The widening of a line.
     *
     * @param scale s
     * @param error standard error of s
     * @param signal events in the line
     * @param valid false if there is no minimum within a fifth and five times the width
     */
    public record Scale(double scale, double error, double signal, boolean valid) {
        static final Scale NONE = new Scale(Double.NaN, Double.NaN, 0, false);
    }

    /** Fits {@code histogram} with the shape of {@code earlier}; {@code place} is where the mode roughly is. */
    public static Scale fit(WindowHistogram histogram, double place, PeakFit earlier) {
        double total = histogram.total();
        if (!(total > 0)) return Scale.NONE;
        double[] seven = earlier.model().full(earlier.values());
        double mu = seven[1] + place - earlier.position();
        double background = background(histogram, place, earlier.fwhm());
        double signal = Math.max(0.1 * total, total - background);
        double spread = Math.sqrt(total);
        double reach = earlier.fwhm();
        List<Parameter> all = List.of(
                Parameter.free("n_sig", signal, spread).atLeast(0),
                Parameter.free("mu", mu, seven[2] / spread).within(mu - reach, mu + reach),
                Parameter.free("scale", 1, 1 / Math.sqrt(2 * total)).within(NARROWEST, WIDEST),
                Parameter.free("n_bkg", Math.max(1, total - signal), spread).atLeast(0));
        var bins = new LikelihoodBins(histogram, mu, seven[2], seven[2] / 2);
        var likelihood = new Scaled(new PeakLikelihood(bins, earlier.model().hasTail()), seven);
        Minimum minimum = MINIMISER.minimise(likelihood, all);
        double scale = minimum.value(2);
        boolean inside = scale > 1.01 * NARROWEST && scale < 0.99 * WIDEST;
        return new Scale(scale, minimum.error(2), minimum.value(0), minimum.valid() && inside && minimum.error(2) > 0);
    }

    /** Events beside the line if those beyond 1.5 widths are all background, evenly under it too. */
    private static double background(WindowHistogram histogram, double place, double fwhm) {
        long outside = 0;
        int bins = 0;
        for (int i = 0; i < histogram.bins(); i++) {
            double far = histogram.edge(i) + 0.5 * histogram.binWidth() - place;
            if (Math.abs(far) < 1.5 * fwhm) continue;
            outside += histogram.count(i);
            bins++;
        }
        return bins == 0 ? 0 : (double) outside / bins * histogram.bins();
    }

    /** The likelihood of n_sig, mu, s, n_bkg. Holds scratch; one thread. */
    private static final class Scaled implements Objective {
        private final Objective likelihood;
        private final double[] shape;
        private final double[] seven;
        private final double[] slope = new double[7];

        Scaled(Objective likelihood, double[] shape) {
            this.likelihood = likelihood;
            this.shape = shape;
            seven = shape.clone();
        }

        @Override
        public double cost(double[] x, double[] gradient) {
            seven[0] = x[0];
            seven[1] = x[1];
            seven[2] = x[2] * shape[2];
            seven[4] = x[2] * shape[4];
            seven[5] = x[3];
            double cost = likelihood.cost(seven, gradient == null ? null : slope);
            if (gradient == null) return cost;
            gradient[0] = slope[0];
            gradient[1] = slope[1];
            gradient[2] = shape[2] * slope[2] + shape[4] * slope[4];
            gradient[3] = slope[5];
            return cost;
        }
    }
}
