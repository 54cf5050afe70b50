package org.driftwatch.calibrators.germanium.filter;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.Objective;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;
import org.driftwatch.calibrators.peak.ErrorFunction;
import org.driftwatch.calibrators.spectrum.Percentiles;

/**
 * Width of a noise peak: extended likelihood of single values under a Gaussian on a uniform background, within four widths of the
 * median, the width being the distance of the 16th and 84th percentiles over two.
 * <pre>  f(x) = n G((x−µ)/σ)/σ + b/(high−low) </pre>
 *
 * @param mean µ
 * @param fwhm 2.355 σ, NaN when there are too few values or the fit does not end
 * @param fwhmError its standard error
 */
record GaussOnUniform(double mean, double fwhm, double fwhmError) {
    private static final double REACH = 4;
    private static final double FWHM = 2 * Math.sqrt(2 * StrictMath.log(2));
    private static final int FEWEST = 20;

    static GaussOnUniform fit(double[] values) {
        Percentiles all = new Percentiles(values);
        double centre = all.at(50);
        double sigma = 0.5 * (all.at(84.13) - all.at(15.87));
        double low = centre - REACH * sigma;
        double high = centre + REACH * sigma;
        double[] inside =
                java.util.Arrays.stream(values).filter(x -> x > low && x < high).toArray();
        if (inside.length < FEWEST || !(sigma > 0)) return new GaussOnUniform(centre, Double.NaN, Double.NaN);
        double n = inside.length;
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.free("n_sig", 0.95 * n, Math.sqrt(n)).atLeast(0));
        parameters.add(Parameter.free("mu", centre, sigma / Math.sqrt(n)).within(low, high));
        parameters.add(Parameter.free("sigma", sigma, sigma / Math.sqrt(2 * n)).within(0.05 * sigma, 3 * sigma));
        parameters.add(Parameter.free("n_bkg", 0.05 * n, Math.sqrt(n)).atLeast(0));
        Minimum best = VariableMetric.MINUIT_LIKE.minimise(cost(inside, low, high), parameters);
        if (!Double.isFinite(best.cost())) return new GaussOnUniform(centre, Double.NaN, Double.NaN);
        return new GaussOnUniform(best.value(1), FWHM * best.value(2), FWHM * best.error(2));
    }

    private static Objective cost(double[] values, double low, double high) {
        double flat = 1 / (high - low);
        return (p, gradient) -> {
            double upper = (high - p[1]) / p[2];
            double lower = (low - p[1]) / p[2];
            double share = cumulative(upper) - cumulative(lower);
            double[] g = new double[4];
            double logs = 0;
            for (double x : values) {
                double z = (x - p[1]) / p[2];
                double gauss = density(z) / p[2];
                double f = p[0] * gauss + p[3] * flat;
                logs += FastMath.log(f);
                g[0] += gauss / f;
                g[1] += p[0] * gauss * z / p[2] / f;
                g[2] += p[0] * gauss * (z * z - 1) / p[2] / f;
                g[3] += flat / f;
            }
            if (gradient != null) {
                gradient[0] = 2 * (share - g[0]);
                gradient[1] = 2 * (-p[0] * (density(upper) - density(lower)) / p[2] - g[1]);
                gradient[2] = 2 * (-p[0] * (upper * density(upper) - lower * density(lower)) / p[2] - g[2]);
                gradient[3] = 2 * (1 - g[3]);
            }
            return 2 * (p[0] * share + p[3] - logs);
        };
    }

    private static double density(double z) {
        return FastMath.exp(-0.5 * z * z) / Math.sqrt(2 * FastMath.PI);
    }

    private static double cumulative(double z) {
        return 0.5 * ErrorFunction.erfc(-z / Math.sqrt(2));
    }
}
