package org.driftwatch.calibrators.filter;

/**
 * What is left of a stretch of samples after a straight line: {@code rᵢ = xᵢ − (slope·i + intercept)}.
 *
 * @param mean {@code Σrᵢ/n}; of the peer's form {@code Σ rᵢ/(i+1)}, which is no mean
 * @param rms {@code √(Σrᵢ²/(n−1))}
 */
public record LineResiduals(double mean, double rms) {
    /** @param compat true gives the peer's form of the mean */
    public static LineResiduals of(double[] x, double slope, double intercept, boolean compat) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double residual = x[i] - (slope * i + intercept);
            sum += residual / (compat ? i + 1 : x.length);
            squares += residual * residual;
        }
        return new LineResiduals(sum, Math.sqrt(squares / (x.length - 1)));
    }
}
