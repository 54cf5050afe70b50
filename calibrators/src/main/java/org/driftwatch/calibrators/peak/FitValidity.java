package org.driftwatch.calibrators.peak;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.driftwatch.calibrators.peak.PeakFit.Flaw;

/**
 * Which fits of a line may be used, and why the others may not.
 * <pre>
 *   n_sig ≥ minimum;   Σ cov finite, not 0;   |error/value| ≥ 1e-7 of each free parameter;
 *   |n_sig + n_bkg − n| ≤ 0.1 n;   p known, and p ≥ allowed or χ²/dof ≤ 10
 * </pre>
 * The first rule that is broken is the flaw.
 */
record FitValidity(StagedPeakFit.Settings settings) {
    private static final double LARGEST_IMBALANCE = 0.1;
    private static final double SMALLEST_RELATIVE_ERROR = 1e-7;
    private static final double WORST_REDUCED_CHI_SQUARE = 10;
    private static final int DIGITS = 3;

    /** What a fit that reached its minimum is judged by. */
    record Numbers(PeakModel model, List<Double> values, List<Double> errors, double covarianceSum, double total) {
        /** n_sig + n_bkg. */
        double expected() {
            return values.get(0) + values.get(model.size() == 7 ? 5 : 3);
        }

        /** First parameter without a proper error; -1 for none. */
        int badError() {
            for (int k = 0; k < values.size(); k++) if (!(relativeError(k) >= SMALLEST_RELATIVE_ERROR)) return k;
            return -1;
        }

        double relativeError(int k) {
            return Math.abs(errors.get(k) / values.get(k));
        }
    }

    /** False if no valid fit of this window can have enough events in the line. */
    boolean canHold(WindowHistogram histogram) {
        return settings.minimumSignal() <= (1 + LARGEST_IMBALANCE) * histogram.total();
    }

    /** Why a window that cannot hold enough events in the line is not fitted. */
    String tooFew(WindowHistogram histogram) {
        return histogram.total() + " events in its fit window, minimum " + number(settings.minimumSignal())
                + " in the line";
    }

    /** The first rule that a minimum breaks. */
    Flaw flaw(Numbers numbers, GoodnessOfFit fit) {
        if (numbers.values.get(0) < settings.minimumSignal()) return Flaw.FEW_SIGNAL_COUNTS;
        if (!Double.isFinite(numbers.covarianceSum) || numbers.covarianceSum == 0) return Flaw.BAD_COVARIANCE;
        if (numbers.badError() >= 0) return Flaw.BAD_ERROR;
        if (!(Math.abs(numbers.expected() - numbers.total) <= LARGEST_IMBALANCE * numbers.total))
            return Flaw.COUNTS_DISAGREE;
        double p = fit.pValue();
        boolean bad =
                p < settings.allowedPValue() && fit.chiSquare() > WORST_REDUCED_CHI_SQUARE * fit.degreesOfFreedom();
        return Double.isNaN(p) || bad ? Flaw.BAD_SHAPE : Flaw.NONE;
    }

    /** The flaw of {@code fit} in a sentence with the number and its bound; empty for a fit that may be used. */
    String objection(PeakFit fit) {
        if (fit.valid()) return "";
        if (fit.flaw() == Flaw.FEW_SIGNAL_COUNTS)
            return events(fit.signal()) + " events fitted in the line, minimum " + number(settings.minimumSignal());
        double sum = 0;
        for (double entry : fit.covariance()) sum += entry;
        return "fit invalid: " + broken(fit, new Numbers(fit.model(), fit.values(), fit.errors(), sum, fit.counts()));
    }

    private String broken(PeakFit fit, Numbers numbers) {
        return switch (fit.flaw()) {
            case BAD_COVARIANCE -> "covariance sums to " + number(numbers.covarianceSum) + ", must be finite and not 0";
            case BAD_ERROR -> badError(numbers);
            case COUNTS_DISAGREE ->
                "n_sig + n_bkg = " + rounded(numbers.expected(), RoundingMode.HALF_EVEN) + ", window holds "
                        + fit.counts() + " events, allowed " + number(100 * LARGEST_IMBALANCE) + " % apart";
            case BAD_SHAPE -> badShape(fit.fit());
            default ->
                "no minimum of the likelihood with a positive definite Hessian"
                        + (Double.isNaN(fit.edm()) ? "" : ", edm " + above(fit.edm()));
        };
    }

    private static String badError(Numbers numbers) {
        int k = numbers.badError();
        String name = numbers.model.parameterNames().get(k);
        double relative = numbers.relativeError(k);
        return Double.isNaN(relative)
                ? name + " has no error"
                : "relative error of " + name + " is " + below(relative) + ", minimum " + SMALLEST_RELATIVE_ERROR;
    }

    private String badShape(GoodnessOfFit fit) {
        if (Double.isNaN(fit.pValue()))
            return "no p-value, " + fit.degreesOfFreedom() + " degrees of freedom, minimum 1";
        return "p-value " + below(fit.pValue()) + ", minimum " + number(settings.allowedPValue()) + ", and chi2/dof "
                + above(fit.chiSquare() / fit.degreesOfFreedom()) + ", maximum " + number(WORST_REDUCED_CHI_SQUARE);
    }

    /** Whole events; rounded down, so that what is too few never reads as the minimum. */
    private static String events(double value) {
        return BigDecimal.valueOf(value).setScale(0, RoundingMode.FLOOR).toPlainString();
    }

    /** Three digits of what lies below its bound. */
    private static String below(double value) {
        return rounded(value, RoundingMode.FLOOR);
    }

    /** Three digits of what lies above its bound. */
    private static String above(double value) {
        return rounded(value, RoundingMode.CEILING);
    }

    private static String rounded(double value, RoundingMode mode) {
        return Double.isFinite(value)
                ? number(BigDecimal.valueOf(value)
                        .round(new MathContext(DIGITS, mode))
                        .doubleValue())
                : Double.toString(value);
    }

    /** Without a decimal point where the number is whole. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
