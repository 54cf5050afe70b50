package org.driftwatch.calibrators.peak;

/**
 * Exponentially modified Gaussian of unit area, tail below the mean for tau &gt; 0, above for tau &lt; 0.
 * <pre>
 *   T(x) = 1/(2|τ|) e^u erfc((τ z + σ)/(√2 |τ|)),   z = (x - µ)/σ,   u = (x - µ)/τ + σ²/2τ²
 *   u ≥ 70.978:  T = σ G d (1 - τ² d²),   d = 1/(σ + τ z)                      (asymptotic; 1e-4 relative at the border)
 *   F(x) = τ T + ½ sign(τ) erf(sign(τ) z/√2) + ½
 * </pre>
 * τ = 0 gives NaN. The fits use {@link #exact}, the same without the asymptotic form and hence without its jump.
 *
 * @param mu mean of the Gaussian before the tail
 * @param sigma its standard deviation, positive
 * @param tau length of the tail
 */
public record ExGaussian(double mu, double sigma, double tau) {
    private static final double ASYMPTOTIC_FROM = StrictMath.log(Double.MAX_VALUE) / 10;
    static final double ROOT_TWO = Math.sqrt(2);
    static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

    public ExGaussian {
        if (!(sigma > 0)) throw new IllegalArgumentException("sigma must be > 0, was " + sigma);
    }

    /** Density, with the asymptotic form where the exponential would grow large. */
    public double density(double x) {
        double z = (x - mu) / sigma;
        double u = (x - mu) / tau + sigma * sigma / (2 * tau * tau);
        if (!(u >= ASYMPTOTIC_FROM)) return exact(x);
        double d = 1 / (sigma + tau * z);
        return sigma * gauss(z) * d * (1 - tau * tau * d * d);
    }

    /** Density by the scaled complementary error function; smooth everywhere. */
    public double exact(double x) {
        double side = Math.abs(tau);
        double z = Math.copySign(1, tau) * (x - mu) / sigma;
        double w = (z + sigma / side) / ROOT_TWO;
        double bell = Exponential.exp(-0.5 * z * z);
        if (w >= 0) return bell * ErrorFunction.erfcx(w) / (2 * side);
        double u = z * sigma / side + sigma * sigma / (2 * side * side);
        return Exponential.exp(u) * ErrorFunction.erfc(w) / (2 * side);
    }

    /** Integral of the density from minus infinity. */
    public double cumulative(double x) {
        double sign = Math.signum(tau);
        double z = (x - mu) / sigma;
        return tau * density(x) + 0.5 * sign * ErrorFunction.erf(sign * z / ROOT_TWO) + 0.5;
    }

    private double gauss(double z) {
        return Exponential.exp(-0.5 * z * z) / (sigma * ROOT_TWO_PI);
    }
}
