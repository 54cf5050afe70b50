package org.driftwatch.calibrators.germanium.aoe;

import java.util.List;

/**
 * A fitted distribution of A/E. NaN where something is not available.
 *
 * @param shape the fitted shape with its window
 * @param errors standard errors of n_sig, mu, sigma, n_bkg, tau, and of htail, tau_sig where there is a high tail
 * @param covariance of those, row-major; zero for parameters at a limit
 * @param cost 2 (I - Σ c ln f)
 * @param chiSquare Pearson's, of 100 bins over the window
 * @param degreesOfFreedom of it
 * @param counts events in the window
 * @param valid true if the search ended at a minimum and every parameter has an error
 */
public record AoePeak(
        AoeShape shape,
        List<Double> errors,
        List<Double> covariance,
        double cost,
        double chiSquare,
        int degreesOfFreedom,
        long counts,
        boolean valid) {
    /** Too few events to fit. */
    static final AoePeak NONE = new AoePeak(
            new AoeShape(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
            List.of(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
            List.of(),
            Double.NaN,
            Double.NaN,
            0,
            0,
            false);

    public AoePeak {
        errors = List.copyOf(errors);
        covariance = List.copyOf(covariance);
    }

    /** The same with a goodness of fit. */
    AoePeak judged(double chi, int degrees) {
        return new AoePeak(shape, errors, covariance, cost, chi, degrees, counts, valid);
    }

    /** Mean of the single-site events. */
    public double mean() {
        return shape.mu();
    }

    /** Standard error of the mean. */
    public double meanError() {
        return errors.get(1);
    }

    public double sigma() {
        return shape.sigma();
    }

    public double sigmaError() {
        return errors.get(2);
    }

    /** True if mean and width have errors, as the curves over energy need. */
    public boolean usable() {
        return meanError() > 0 && sigmaError() > 0 && Double.isFinite(meanError()) && Double.isFinite(sigmaError());
    }
}
