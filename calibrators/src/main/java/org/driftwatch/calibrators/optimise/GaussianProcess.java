package org.driftwatch.calibrators.optimise;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.NumericalGradient;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/**
 * Gaussian process of zero mean through measured points.
 * <pre>
 *   m(x) = k(x)ᵀ K⁻¹ y,   s²(x) = k(x, x) − k(x)ᵀ K⁻¹ k(x),   K = k(xᵢ, xⱼ) + (noise + εᵢ²) δᵢⱼ
 *   ln L = −½ yᵀ K⁻¹ y − ½ ln det K − n/2 ln 2π
 * </pre>
 * s is that of the function, without the noise of a measurement. Source: Rasmussen and Williams, Gaussian Processes for
 * Machine Learning (2006), algorithm 2.1. Immutable.
 */
public final class GaussianProcess {
    private static final double SMALLEST = FastMath.log(1e-5);
    private static final double LARGEST = FastMath.log(1e5);
    private static final VariableMetric SEARCH = new VariableMetric(1e-8, 400);

    private final Kernel kernel;
    private final double[][] points;
    private final double[] values;
    private final double[] variances;
    private final double[][] root;
    private final double[] weights;
    private final double logLikelihood;

    /**
     * With the kernel as it is.
     *
     * @param points measured points, handed over
     * @param values one per point, handed over
     * @param variances εᵢ² of the measurements, handed over
     */
    public GaussianProcess(Kernel kernel, double[][] points, double[] values, double[] variances) {
        if (values.length != points.length || variances.length != points.length)
            throw new IllegalArgumentException("a process needs as many points as values and variances, was "
                    + points.length + ", " + values.length + ", " + variances.length);
        this.kernel = kernel;
        this.points = points;
        this.values = values;
        this.variances = variances;
        root = cholesky();
        weights = root == null ? null : backward(forward(values.clone()));
        logLikelihood = root == null ? Double.NEGATIVE_INFINITY : likelihood();
    }

    /** With the free parts of the kernel at the largest likelihood, searched from the kernel given and from two others. */
    public GaussianProcess fitted() {
        List<Parameter> parameters = parameters();
        if (parameters.isEmpty() || values.length == 0) return this;
        GaussianProcess best = this;
        for (double shift : new double[] {0, -1.5, 1.5}) {
            List<Parameter> from = parameters.stream()
                    .map(p -> p.from(bounded(p.start() + shift)))
                    .toList();
            double[] steps = from.stream().mapToDouble(Parameter::step).toArray();
            Minimum found =
                    SEARCH.costOnly(new NumericalGradient(theta -> cost(with(theta).logLikelihood), steps), from);
            GaussianProcess candidate = with(found.values());
            if (candidate.logLikelihood > best.logLikelihood + 1e-6) best = candidate;
        }
        return best;
    }

    /** The covariance it was fitted with. */
    public Kernel kernel() {
        return kernel;
    }

    /** Logarithm of the likelihood of the values; minus infinity when the points are numerically the same. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** m(x). */
    public double mean(double[] x) {
        double mean = 0;
        for (int i = 0; i < points.length; i++) mean += kernel.between(x, points[i]) * weights[i];
        return mean;
    }

    /** s(x). */
    public double deviation(double[] x) {
        double[] k = new double[points.length];
        for (int i = 0; i < k.length; i++) k[i] = kernel.between(x, points[i]);
        double variance = kernel.variance();
        for (double v : forward(k)) variance -= v * v;
        return Math.sqrt(Math.max(variance, 0));
    }

    private static double cost(double logLikelihood) {
        return Double.isInfinite(logLikelihood) ? 1e10 : -2 * logLikelihood;
    }

    private static double bounded(double x) {
        return Math.max(SMALLEST + 0.1, Math.min(LARGEST - 0.1, x));
    }

    private List<Parameter> parameters() {
        List<Parameter> free = new ArrayList<>();
        if (kernel.free().offset() && kernel.offset() > 0) free.add(parameter("offset", kernel.offset()));
        if (kernel.free().amplitude() && kernel.amplitude() > 0) free.add(parameter("amplitude", kernel.amplitude()));
        if (kernel.free().length()) free.add(parameter("length", kernel.length()));
        if (kernel.free().noise() && kernel.noise() > 0) free.add(parameter("noise", kernel.noise()));
        return free;
    }

    private static Parameter parameter(String name, double value) {
        return new Parameter(name, bounded(FastMath.log(value)), 0.3, SMALLEST, LARGEST, false);
    }

    private GaussianProcess with(double[] theta) {
        int next = 0;
        Kernel.Free free = kernel.free();
        double offset = free.offset() && kernel.offset() > 0 ? FastMath.exp(theta[next++]) : kernel.offset();
        double amplitude =
                free.amplitude() && kernel.amplitude() > 0 ? FastMath.exp(theta[next++]) : kernel.amplitude();
        double length = free.length() ? FastMath.exp(theta[next++]) : kernel.length();
        double noise = free.noise() && kernel.noise() > 0 ? FastMath.exp(theta[next]) : kernel.noise();
        return new GaussianProcess(
                new Kernel(kernel.shape(), offset, amplitude, length, noise, free), points, values, variances);
    }

    /** Lower triangle L with L Lᵀ = K, null when K is not positive definite. */
    private double[][] cholesky() {
        int n = points.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = kernel.between(points[i], points[j]);
                if (i == j) sum += kernel.noise() + variances[i];
                for (int k = 0; k < j; k++) sum -= l[i][k] * l[j][k];
                if (i == j && !(sum > 0)) return null;
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        return l;
    }

    private double[] forward(double[] b) {
        for (int i = 0; i < b.length; i++) {
            for (int k = 0; k < i; k++) b[i] -= root[i][k] * b[k];
            b[i] /= root[i][i];
        }
        return b;
    }

    private double[] backward(double[] b) {
        for (int i = b.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < b.length; k++) b[i] -= root[k][i] * b[k];
            b[i] /= root[i][i];
        }
        return b;
    }

    private double likelihood() {
        double sum = -0.5 * values.length * FastMath.log(2 * FastMath.PI);
        for (int i = 0; i < values.length; i++) sum -= 0.5 * values[i] * weights[i] + FastMath.log(root[i][i]);
        return sum;
    }
}
