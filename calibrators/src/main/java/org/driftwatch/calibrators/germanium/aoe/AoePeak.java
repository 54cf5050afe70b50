package org.driftwatch.calibrators.germanium.aoe;

import java.util.Collections;
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
 * @param reason why there is no fit; empty where there is one
 */
public record AoePeak(
        AoeShape shape,
        List<Double> errors,
        List<Double> covariance,
        double cost,
        double chiSquare,
        int degreesOfFreedom,
        long counts,
        boolean valid,
        String reason) {
    private static final AoeShape NO_SHAPE =
            new AoeShape(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** No fit, and why. */
    static AoePeak none(String reason) {
        List<Double> errors = Collections.nCopies(5, Double.NaN);
        return new AoePeak(NO_SHAPE, errors, List.of(), Double.NaN, Double.NaN, 0, 0, false, reason);
    }

    public AoePeak {
        errors = List.copyOf(errors);
        covariance = List.copyOf(covariance);
    }

    /** The same with a goodness of fit. */
    AoePeak judged(double chi, int degrees) {
        return new AoePeak(shape, errors, covariance, cost, chi, degrees, counts, valid, reason);
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

    /** Why mean and width are missing or in no curve; empty where they can be used. */
    public String objection() {
        return !reason.isEmpty() || usable() ? reason : "mean or width has no error";
    }

    /** True if mean and width have errors, as the curves over energy need. */
    public boolean usable() {
        return meanError() > 0 && sigmaError() > 0 && Double.isFinite(meanError()) && Double.isFinite(sigmaError());
    }
}
