package org.driftwatch.calibrators.germanium.energy;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.Objective;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/**
 * FWHM(E) = sqrt(c_0 + c_1 E + c_2 E²) in keV, fitted to the lines that are neither escape nor annihilation peaks.
 *
 * <p>Linear: c ≥ 0. Quadratic: 0 ≤ c_0 ≤ smallest FWHM², c_1 ≥ 1e-3 keV, c_2 ≥ 0, as the common software does.
 * Empty coefficients mean "not available": fewer lines than coefficients, or no minimum.
 *
 * @param coefficients low to high order; empty if not available
 * @param covariance row-major; zero for coefficients at a limit
 * @param chiSquare Σ ((FWHM - curve)/error)²; NaN if not available
 * @param degreesOfFreedom lines minus coefficients
 * @param pValue probability of a larger chi-square; NaN without degrees of freedom
 * @param lowestKeV lowest line used
 * @param highestKeV highest line used
 */
public record ResolutionCurve(
        List<Double> coefficients,
        List<Double> covariance,
        double chiSquare,
        int degreesOfFreedom,
        double pValue,
        double lowestKeV,
        double highestKeV) {
    private static final double[] BROADENED_KEV = {511, 1592.53, 2103.53};
    private static final double LEAST_SLOPE = 1e-3;
    private static final VariableMetric MINIMISER = new VariableMetric(1e-8, 5000);

    public ResolutionCurve {
        coefficients = List.copyOf(coefficients);
        covariance = List.copyOf(covariance);
    }

    /** One line's width. */
    public record Point(double energyKeV, double fwhmKeV, double errorKeV) {}

    /** No curve. */
    public static final ResolutionCurve NONE =
            new ResolutionCurve(List.of(), List.of(), Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN);

    /** True for lines broadened by more than the detector: escape and annihilation peaks. */
    public static boolean broadened(double energyKeV) {
        for (double line : BROADENED_KEV) if (Math.abs(energyKeV - line) <= 1) return true;
        return false;
    }

    /** Fits sqrt(a + bE). */
    public static ResolutionCurve linear(List<Point> points) {
        double least = leastWidth(points);
        Parameter a = Parameter.free("a", least, 0.3).atLeast(0);
        Parameter b = Parameter.free("b", 1e-3, 3e-4).atLeast(0);
        return fit(points, List.of(a, b));
    }

    /** Fits sqrt(a + bE + cE²). */
    public static ResolutionCurve quadratic(List<Point> points) {
        double least = leastWidth(points);
        Parameter a =
                Parameter.free("a", Math.min(least, 0.9 * least * least), 0.3).within(0, least * least);
        Parameter b = Parameter.free("b", 2e-3, 3e-4).atLeast(LEAST_SLOPE);
        Parameter c = Parameter.free("c", 1e-8, 1e-7).atLeast(0);
        return fit(points, List.of(a, b, c));
    }

    /** True if there is a curve. */
    public boolean available() {
        return !coefficients.isEmpty();
    }

    /** FWHM in keV at {@code energyKeV}; NaN without a curve. */
    public double fwhmKeV(double energyKeV) {
        if (!available()) return Double.NaN;
        double[] c = coefficients.stream().mapToDouble(Double::doubleValue).toArray();
        return Math.sqrt(square(c, energyKeV));
    }

    /** The same, but NaN outside the lines it was fitted to. */
    public double interpolatedKeV(double energyKeV) {
        return energyKeV >= lowestKeV && energyKeV <= highestKeV ? fwhmKeV(energyKeV) : Double.NaN;
    }

    /** Standard error of {@link #fwhmKeV}: gᵀ C g with g_k = E^k / 2 FWHM. */
    public double errorKeV(double energyKeV) {
        double half = 0.5 / fwhmKeV(energyKeV);
        int n = coefficients.size();
        double variance = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                variance += half * power(energyKeV, i) * covariance.get(i * n + j) * half * power(energyKeV, j);
            }
        }
        return Math.sqrt(variance);
    }

    private static ResolutionCurve fit(List<Point> points, List<Parameter> parameters) {
        int n = parameters.size();
        if (points.size() < n || points.stream().anyMatch(p -> !(p.errorKeV() > 0))) return NONE;
        Minimum minimum = MINIMISER.minimise(cost(points), parameters);
        if (!Double.isFinite(minimum.cost())) return NONE;
        int dof = points.size() - n;
        double p = dof > 0 ? Gamma.regularizedGammaQ(0.5 * dof, 0.5 * minimum.cost()) : Double.NaN;
        double low = points.stream().mapToDouble(Point::energyKeV).min().orElseThrow();
        double high = points.stream().mapToDouble(Point::energyKeV).max().orElseThrow();
        return new ResolutionCurve(
                list(minimum.values()), list(minimum.covariance()), minimum.cost(), dof, p, low, high);
    }

    private static Objective cost(List<Point> points) {
        return (c, gradient) -> {
            double sum = 0;
            if (gradient != null) java.util.Arrays.fill(gradient, 0);
            for (Point point : points) {
                double square = square(c, point.energyKeV());
                if (!(square > 0)) return Double.POSITIVE_INFINITY;
                double width = Math.sqrt(square);
                double residual = (width - point.fwhmKeV()) / point.errorKeV();
                sum += residual * residual;
                if (gradient == null) continue;
                for (int k = 0; k < c.length; k++) {
                    gradient[k] += residual / point.errorKeV() * power(point.energyKeV(), k) / width;
                }
            }
            return sum;
        };
    }

    private static double square(double[] c, double energy) {
        double sum = 0;
        for (int k = c.length - 1; k >= 0; k--) sum = sum * energy + c[k];
        return sum;
    }

    private static double power(double x, int k) {
        return k == 0 ? 1 : k == 1 ? x : x * x;
    }

    private static double leastWidth(List<Point> points) {
        return points.stream().mapToDouble(Point::fwhmKeV).min().orElse(1);
    }

    private static List<Double> list(double[] values) {
        List<Double> boxed = new ArrayList<>(values.length);
        for (double value : values) boxed.add(value);
        return boxed;
    }
}
