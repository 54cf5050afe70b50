package org.driftwatch.calibrators.peak;

/**
 * A Gaussian line on a background that is a straight line in the window [low, high].
 * <pre>
 *   f(x) = n_sig G(x) + n_bkg (m x + b) / (½ m (high² - low²) + b (high - low))
 * </pre>
 * Not cut off outside the window. With m = 0 this is a Gaussian on a uniform background.
 *
 * @param low lower edge of the window
 * @param high upper edge
 * @param signal n_sig
 * @param mu centre
 * @param sigma standard deviation
 * @param background n_bkg, counts in the window
 * @param slope m
 * @param intercept b
 */
public record GaussOnLinear(
        double low,
        double high,
        double signal,
        double mu,
        double sigma,
        double background,
        double slope,
        double intercept) {
    public GaussOnLinear {
        if (!(low < high)) throw new IllegalArgumentException("empty window [" + low + ", " + high + "]");
        if (!(sigma > 0)) throw new IllegalArgumentException("sigma must be > 0, was " + sigma);
    }

    /** f(x), counts per unit of x. */
    public double density(double x) {
        double z = (x - mu) / sigma;
        double gauss = Exponential.exp(-0.5 * z * z) / (sigma * ExGaussian.ROOT_TWO_PI);
        return signal * gauss + background * (slope * x + intercept) / area(high);
    }

    /** ∫ f from the lower edge of the background (and from minus infinity for the line) to x, in counts. */
    public double cumulative(double x) {
        return signal * gaussBelow(x) + background * area(x) / area(high);
    }

    /** Counts expected in the window. */
    public double windowCounts() {
        return signal * (gaussBelow(high) - gaussBelow(low)) + background;
    }

    private double gaussBelow(double x) {
        return 0.5 * ErrorFunction.erfc((mu - x) / (sigma * ExGaussian.ROOT_TWO));
    }

    private double area(double x) {
        return (x - low) * (0.5 * slope * (x + low) + intercept);
    }
}
