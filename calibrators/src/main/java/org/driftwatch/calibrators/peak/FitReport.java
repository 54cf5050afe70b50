package org.driftwatch.calibrators.peak;

import java.util.List;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.peak.PeakFit.Flaw;

/** Turns a minimum over the seven parameters into a {@link PeakFit}: widths, mode, goodness of fit, validity. */
record FitReport(StagedPeakFit.Settings settings, WindowHistogram histogram, PeakModel model) {
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
        double sum = 0;
        for (double entry : covariance) sum += entry;
        var numbers = new FitValidity.Numbers(model, values, errors, sum, histogram.total());
        return new FitValidity(settings).flaw(numbers, fit);
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
