package org.driftwatch.calibrators.germanium.aoe;

import java.util.List;
import org.driftwatch.calibrators.peak.ErrorFunction;
import org.driftwatch.calibrators.peak.ExGaussian;
import org.driftwatch.calibrators.peak.Exponential;

/**
 * Distribution of A/E in a narrow range of energies: single-site events in a Gaussian, multi-site events in its low tail.
 * <pre>
 *   f(x) = n_sig G(x; µ, σ) + n_bkg T(x; µ, σ, τ)
 *   f(x) = n_sig [(1 − h) G(x; µ, σ) + h T(x; µ, σ, τ_sig)] + n_bkg T(x; µ, σ, τ)      with a high tail
 * </pre>
 * T is the exponentially modified Gaussian of {@link ExGaussian}, τ &gt; 0 on the low side. Both counts are of the whole line, not of
 * the window. x, µ, σ, τ, low, high share one unit; A/E relative to its mean has none.
 *
 * @param low lower edge of the fitted window
 * @param high upper edge
 * @param signal n_sig
 * @param background n_bkg
 * @param highTail h, share of the single-site events in a tail above; 0 for none
 * @param highTau τ_sig, below 0; NaN for none
 */
public record AoeShape(
        double low,
        double high,
        double signal,
        double mu,
        double sigma,
        double background,
        double tau,
        double highTail,
        double highTau) {
    /** Names in the order of stored arrays. */
    public static final List<String> NAMES = List.of("x_lo", "x_hi", "n_sig", "mu", "sigma", "n_bkg", "tau");

    private static final double ROOT_TWO = Math.sqrt(2);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

    /** Without a high tail. */
    public AoeShape(double low, double high, double signal, double mu, double sigma, double background, double tau) {
        this(low, high, signal, mu, sigma, background, tau, 0, Double.NaN);
    }

    /** True if single-site events have a tail above. */
    public boolean hasHighTail() {
        return highTail > 0;
    }

    /** f(x). */
    public double density(double x) {
        double line = hasHighTail()
                ? (1 - highTail) * gauss(x) + highTail * new ExGaussian(mu, sigma, highTau).density(x)
                : gauss(x);
        return signal * line + background * tail().density(x);
    }

    /** ∫ f from minus infinity to x. */
    public double cumulative(double x) {
        double normal = 0.5 * ErrorFunction.erfc(-(x - mu) / (sigma * ROOT_TWO));
        if (hasHighTail())
            normal = (1 - highTail) * normal + highTail * new ExGaussian(mu, sigma, highTau).cumulative(x);
        return signal * normal + background * tail().cumulative(x);
    }

    /** Counts expected in the window. */
    public double windowCounts() {
        return cumulative(high) - cumulative(low);
    }

    double gauss(double x) {
        double z = (x - mu) / sigma;
        return Exponential.exp(-0.5 * z * z) / (sigma * ROOT_TWO_PI);
    }

    private ExGaussian tail() {
        return new ExGaussian(mu, sigma, tau);
    }
}
