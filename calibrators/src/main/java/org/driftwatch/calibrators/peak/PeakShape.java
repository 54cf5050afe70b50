package org.driftwatch.calibrators.peak;

import static org.driftwatch.calibrators.peak.ExGaussian.ROOT_TWO;
import static org.driftwatch.calibrators.peak.ExGaussian.ROOT_TWO_PI;

import java.util.List;

/**
 * One line on its background in the window [low, high], in plain form.
 * <pre>
 *   f(x) = n_sig [(1 - h) G + h T] + n_bkg S
 *   S(x) = (1 + η erf(z/√2)) / (I(high) - I(low)),   I(x) = σ (z + η (z erf(z/√2) + √(2/π) e^(-z²/2)))
 * </pre>
 * G normal density, T the tail of {@link ExGaussian}, S the step; η &lt; 0 is more background below the line. x, mu, sigma, tau,
 * low and high share one unit (ADC or keV), n_sig and n_bkg are counts in the line and in the window. The density is not cut
 * off outside the window.
 *
 * @param low lower edge of the window
 * @param high upper edge
 * @param signal n_sig
 * @param mu centre of the Gaussian part
 * @param sigma its standard deviation
 * @param tailFraction h in [0, 1]
 * @param tau length of the low tail
 * @param background n_bkg
 * @param step η in [-1, 1]
 */
public record PeakShape(
        double low,
        double high,
        double signal,
        double mu,
        double sigma,
        double tailFraction,
        double tau,
        double background,
        double step) {
    public PeakShape {
        if (!(low < high)) throw new IllegalArgumentException("empty window [" + low + ", " + high + "]");
        if (!(sigma > 0)) throw new IllegalArgumentException("sigma must be > 0, was " + sigma);
    }

    /** The shape of a model with its parameters in the model's order. */
    public static PeakShape of(PeakModel model, double low, double high, List<Double> values) {
        double[] p = model.full(values);
        return new PeakShape(low, high, p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
    }

    /** f(x), counts per unit of x. */
    public double density(double x) {
        return signal * signalDensity(x) + background * stepDensity(x);
    }

    /** ∫ f from the lower edge of the background (and from minus infinity for the line) to x, in counts. */
    public double cumulative(double x) {
        double below = stepIntegral(x) - stepIntegral(low);
        return signal * signalCumulative(x) + background * below / (stepIntegral(high) - stepIntegral(low));
    }

    /** Counts expected in the window. */
    public double windowCounts() {
        return signal * (signalCumulative(high) - signalCumulative(low)) + background;
    }

    /** (1 - h) G + h T. */
    public double signalDensity(double x) {
        double gauss = gauss((x - mu) / sigma);
        return tailFraction == 0 ? gauss : (1 - tailFraction) * gauss + tailFraction * tail().exact(x);
    }

    /** Slope of the signal density: -(1 - h)(z/σ) G - (h/τ)(G - T). */
    public double signalSlope(double x) {
        double z = (x - mu) / sigma;
        double gauss = gauss(z);
        double slope = -(1 - tailFraction) * z / sigma * gauss;
        return tailFraction == 0 ? slope : slope - tailFraction / tau * (gauss - tail().exact(x));
    }

    /** Integral of the signal density from minus infinity. */
    public double signalCumulative(double x) {
        double z = (x - mu) / sigma;
        double normal = 0.5 * ErrorFunction.erfc(-z / ROOT_TWO);
        return tailFraction == 0 ? normal : normal + tailFraction * tau * tail().exact(x);
    }

    /** S(x). */
    public double stepDensity(double x) {
        double shape = 1 + step * ErrorFunction.erf((x - mu) / (sigma * ROOT_TWO));
        return shape / (stepIntegral(high) - stepIntegral(low));
    }

    ExGaussian tail() {
        return new ExGaussian(mu, sigma, tau);
    }

    double gauss(double z) {
        return Exponential.exp(-0.5 * z * z) / (sigma * ROOT_TWO_PI);
    }

    private double stepIntegral(double x) {
        double z = (x - mu) / sigma;
        double curved = z * ErrorFunction.erf(z / ROOT_TWO) + 2 / ROOT_TWO_PI * Exponential.exp(-0.5 * z * z);
        return sigma * (z + step * curved);
    }
}
