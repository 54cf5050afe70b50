package org.driftwatch.calibrators.germanium.aoe;

import org.driftwatch.calibrators.peak.Exponential;
import java.util.List;
import org.driftwatch.calibrators.peak.ErrorFunction;
import org.driftwatch.calibrators.peak.ExGaussian;

/**
 * Distribution of A/E in a narrow range of energies: single-site events in a Gaussian, multi-site events in its low tail.
 * <pre>  f(x) = n_sig G(x; µ, σ) + n_bkg T(x; µ, σ, τ) </pre>
 * T is the exponentially modified Gaussian of {@link ExGaussian}, τ &gt; 0 on the low side. Both counts are of the whole line, not of
 * the window. x, µ, σ, τ, low, high share one unit; A/E relative to its mean has none.
 *
 * @param low lower edge of the fitted window
 * @param high upper edge
 * @param signal n_sig
 * @param background n_bkg
 */
public record AoeShape(double low, double high, double signal, double mu, double sigma, double background, double tau) {
    /** Names in the order of stored arrays. */
    public static final List<String> NAMES = List.of("x_lo", "x_hi", "n_sig", "mu", "sigma", "n_bkg", "tau");

    private static final double ROOT_TWO = Math.sqrt(2);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

    /** f(x). */
    public double density(double x) {
        return signal * gauss(x) + background * tail().density(x);
    }

    /** ∫ f from minus infinity to x. */
    public double cumulative(double x) {
        double normal = 0.5 * ErrorFunction.erfc(-(x - mu) / (sigma * ROOT_TWO));
        return signal * normal + background * tail().cumulative(x);
    }

    /** Counts expected in the window. */
    public double windowCounts() {
        return cumulative(high) - cumulative(low);
    }

    private double gauss(double x) {
        double z = (x - mu) / sigma;
        return Exponential.exp(-0.5 * z * z) / (sigma * ROOT_TWO_PI);
    }

    private ExGaussian tail() {
        return new ExGaussian(mu, sigma, tau);
    }
}
