package org.driftwatch.calibrators.peak;

import java.util.List;

/**
 * The answer of a peak fit, in the unit of its histogram. Lists are immutable; all numbers are plain doubles, so the record can
 * be stored bit by bit. NaN stands for "not available": errors of parameters the data do not determine, the p-value of a fit
 * without degrees of freedom.
 *
 * @param model shape that was fitted
 * @param low lower edge of the window
 * @param high upper edge of the window
 * @param values parameters in the model's order
 * @param errors their standard errors
 * @param covariance row-major, model's order
 * @param cost 2 (I - Σ c ln f) at the minimum
 * @param edm estimated distance to the minimum
 * @param counts events in the window
 * @param position mode of the line
 * @param positionError its standard error
 * @param fwhm full width at half maximum
 * @param fwhmError its standard error
 * @param fit goodness of fit
 * @param flaw why the fit must not be used, or {@link Flaw#NONE}
 * @param otherValues parameters of the model that was not chosen, start of its next fit; empty if there was none
 * @param tailGain cost without tail minus cost with tail; NaN if only one was fitted
 */
public record PeakFit(
        PeakModel model,
        double low,
        double high,
        List<Double> values,
        List<Double> errors,
        List<Double> covariance,
        double cost,
        double edm,
        long counts,
        double position,
        double positionError,
        double fwhm,
        double fwhmError,
        GoodnessOfFit fit,
        Flaw flaw,
        List<Double> otherValues,
        double tailGain) {
    public PeakFit {
        values = List.copyOf(values);
        errors = List.copyOf(errors);
        covariance = List.copyOf(covariance);
        otherValues = List.copyOf(otherValues);
    }

    /** What makes a fit unusable. */
    public enum Flaw {
        NONE,
        /** The search did not end at a minimum with a positive Hessian. */
        NO_MINIMUM,
        /** Too few events in the line. */
        FEW_SIGNAL_COUNTS,
        /** The covariance is zero, infinite or NaN. */
        BAD_COVARIANCE,
        /** A free parameter has no error, or a relative error below 1e-7. */
        BAD_ERROR,
        /** Line and background do not add up to the events within 10 %. */
        COUNTS_DISAGREE,
        /** The p-value is below the threshold and chi-square per degree of freedom above 10, or there is no p-value. */
        BAD_SHAPE
    }

    /** True if the fit may be used. */
    public boolean valid() {
        return flaw == Flaw.NONE;
    }

    /** Events in the line. */
    public double signal() {
        return values.get(0);
    }

    /** The fitted shape. */
    public PeakShape shape() {
        return PeakShape.of(model, low, high, values);
    }

    /** Events per unit at {@code x}. */
    public double density(double x) {
        return shape().density(x);
    }

    PeakFit with(PeakModel otherModel, double[] seven, double gain) {
        List<Double> other = otherModel.pick(seven);
        return new PeakFit(
                model,
                low,
                high,
                values,
                errors,
                covariance,
                cost,
                edm,
                counts,
                position,
                positionError,
                fwhm,
                fwhmError,
                fit,
                flaw,
                other,
                gain);
    }
}
