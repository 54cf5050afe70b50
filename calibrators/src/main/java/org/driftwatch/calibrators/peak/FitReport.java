package org.driftwatch.calibrators.peak;

import java.util.List;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.peak.PeakFit.Flaw;

/** Turns a minimum over the seven parameters into a {@link PeakFit}: widths, mode, goodness of fit, validity. */
record FitReport(StagedPeakFit.Settings settings, WindowHistogram histogram, PeakModel model) {
    private static final double LARGEST_IMBALANCE = 0.1;
    private static final double SMALLEST_RELATIVE_ERROR = 1e-7;
    private static final double WORST_REDUCED_CHI_SQUARE = 10;

    /** False if no valid fit of this window can have {@code minimumSignal} events in the line. */
    static boolean canHold(double minimumSignal, WindowHistogram histogram) {
        return minimumSignal <= (1 + LARGEST_IMBALANCE) * histogram.total();
    }

    PeakFit of(Minimum minimum) {
        List<Double> values = model.pick(minimum.values());
        List<Double> errors = model.pick(minimum.errors());
        double[] covariance = covariance(minimum.covariance());
        PeakShape shape = PeakShape.of(model, histogram.low(), histogram.high(), values);
        PeakWidth width = new PeakWidth(shape, settings.behaviour());
        GoodnessOfFit fit = GoodnessOfFit.of(histogram, shape, model.size(), settings.fitBin(), settings.behaviour());
        Flaw flaw = minimum.valid() ? flaw(values, errors, covariance, fit) : Flaw.NO_MINIMUM;
        return new PeakFit(
                model,
                histogram.low(),
                histogram.high(),
                values,
                errors,
                StagedPeakFit.list(covariance),
                minimum.cost(),
                minimum.edm(),
                histogram.total(),
                width.mode(),
                width.modeError(model, covariance),
                width.fwhm(),
                width.fwhmError(model, covariance),
                fit,
                flaw,
                List.of(),
                Double.NaN);
    }

    private Flaw flaw(List<Double> values, List<Double> errors, double[] covariance, GoodnessOfFit fit) {
        double total = histogram.total();
        if (values.get(0) < settings.minimumSignal()) return Flaw.FEW_SIGNAL_COUNTS;
        double sum = 0;
        for (double entry : covariance) sum += entry;
        if (!Double.isFinite(sum) || sum == 0) return Flaw.BAD_COVARIANCE;
        for (int k = 0; k < values.size(); k++) {
            double relative = Math.abs(errors.get(k) / values.get(k));
            if (!(relative >= SMALLEST_RELATIVE_ERROR)) return Flaw.BAD_ERROR;
        }
        double expected = values.get(0) + values.get(model.size() == 7 ? 5 : 3);
        if (!(Math.abs(expected - total) <= LARGEST_IMBALANCE * total)) return Flaw.COUNTS_DISAGREE;
        double p = fit.pValue();
        boolean bad =
                p < settings.allowedPValue() && fit.chiSquare() > WORST_REDUCED_CHI_SQUARE * fit.degreesOfFreedom();
        return Double.isNaN(p) || bad ? Flaw.BAD_SHAPE : Flaw.NONE;
    }

    private double[] covariance(double[] seven) {
        int n = model.size();
        double[] own = new double[n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) own[a * n + b] = seven[model.slot(a) * 7 + model.slot(b)];
        }
        return own;
    }
}
