package org.driftwatch.calibrators.germanium.aoe;

import java.util.List;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.Objective;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;
import org.driftwatch.calibrators.peak.Exponential;

/**
 * Least squares of a·exp(-(x-µ)²/2σ²) through the bins around one bin, errors the roots of the counts; empty bins are skipped.
 *
 * @param mu µ, inside the window of bins
 * @param sigma σ &gt; 0
 * @param height a &gt; 0
 */
record PeakTop(double mu, double sigma, double height) {
    private static final VariableMetric MINIMISER = new VariableMetric(2e-4, 2000);

    /** Fits {@code n} bins around the one that holds {@code guess}, moved inside the histogram where needed. */
    static PeakTop fit(AoePoints.Bins bins, double guess, int n) {
        int size = bins.counts().length;
        int centre = Math.max(0, Math.min(size - 1, (int) Math.floor((guess - bins.low()) / bins.width())));
        int first = Math.max(0, Math.min(size - n, centre - n / 2));
        int last = Math.min(size, first + n);
        double low = bins.edge(first);
        double high = bins.edge(last);
        double top = Math.max(1, bins.counts()[centre]);
        List<Parameter> parameters = List.of(
                Parameter.free("mu", guess, 0.2 * bins.width()).within(low, high),
                Parameter.free("sigma", high - low, 0.2 * (high - low)).atLeast(0),
                Parameter.free("height", top, Math.sqrt(top)).atLeast(0));
        Minimum minimum = MINIMISER.minimise(new Cost(bins, first, last), parameters);
        return new PeakTop(minimum.value(0), minimum.value(1), minimum.value(2));
    }

    private record Cost(AoePoints.Bins bins, int first, int last) implements Objective {
        @Override
        public double cost(double[] p, double[] gradient) {
            double cost = 0;
            if (gradient != null) java.util.Arrays.fill(gradient, 0);
            for (int i = first; i < last; i++) {
                double seen = bins.counts()[i];
                if (seen == 0) continue;
                double z = (bins.centre(i) - p[0]) / p[1];
                double bell = Exponential.exp(-0.5 * z * z);
                double residual = p[2] * bell - seen;
                cost += residual * residual / seen;
                if (gradient == null) continue;
                double push = 2 * residual / seen * bell;
                gradient[0] += push * p[2] * z / p[1];
                gradient[1] += push * p[2] * z * z / p[1];
                gradient[2] += push;
            }
            return cost;
        }
    }
}
