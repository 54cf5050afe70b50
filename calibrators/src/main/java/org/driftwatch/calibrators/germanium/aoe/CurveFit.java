package org.driftwatch.calibrators.germanium.aoe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.special.Gamma;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.Objective;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/**
 * A curve through points with errors by least squares with soft-L1 loss.
 * <pre>  cost = Σ 2 (sqrt(1 + r²) - 1),   r = (y - f(x)) / error </pre>
 *
 * @param values parameters a, b, ... of the curve; NaN without a fit
 * @param errors their standard errors
 * @param covariance row-major
 * @param cost at the minimum
 * @param chiSquare Σ r², not the loss
 * @param degreesOfFreedom points minus parameters
 * @param valid true if the search ended at a minimum
 */
public record CurveFit(
        List<Double> values,
        List<Double> errors,
        List<Double> covariance,
        double cost,
        double chiSquare,
        int degreesOfFreedom,
        boolean valid) {
    private static final VariableMetric MINIMISER = new VariableMetric(1e-6, 2000);

    public CurveFit {
        values = List.copyOf(values);
        errors = List.copyOf(errors);
        covariance = List.copyOf(covariance);
    }

    /** Points to fit. */
    record Points(double[] x, double[] y, double[] error) {}

    /** A curve and its derivatives. */
    @FunctionalInterface
    interface Model {
        /** f(x); {@code slopes} receives the derivative to each parameter. */
        double at(double x, double[] parameters, double[] slopes);
    }

    /** Too few points. */
    static CurveFit none(int parameters) {
        List<Double> nans = java.util.Collections.nCopies(parameters, Double.NaN);
        return new CurveFit(nans, nans, List.of(), Double.NaN, Double.NaN, 0, false);
    }

    /** Fits from the starts of {@code parameters}; {@link #none} with fewer points than parameters. */
    static CurveFit of(Points points, Model model, List<Parameter> parameters) {
        int n = parameters.size();
        if (points.x().length < n) return none(n);
        Minimum minimum = MINIMISER.minimise(cost(points, model, n), parameters);
        double chiSquare = 0;
        double[] slopes = new double[n];
        for (int i = 0; i < points.x().length; i++) {
            double r = (points.y()[i] - model.at(points.x()[i], minimum.values(), slopes)) / points.error()[i];
            chiSquare += r * r;
        }
        return new CurveFit(
                list(minimum.values()),
                list(minimum.errors()),
                list(minimum.covariance()),
                minimum.cost(),
                chiSquare,
                points.x().length - n,
                minimum.valid());
    }

    private static Objective cost(Points points, Model model, int n) {
        double[] slopes = new double[n];
        return (p, gradient) -> {
            double cost = 0;
            if (gradient != null) Arrays.fill(gradient, 0);
            for (int i = 0; i < points.x().length; i++) {
                double r = (model.at(points.x()[i], p, slopes) - points.y()[i]) / points.error()[i];
                double root = Math.sqrt(1 + r * r);
                cost += 2 * r * r / (1 + root);
                if (gradient == null) continue;
                for (int k = 0; k < n; k++) gradient[k] += 2 * r / root * slopes[k] / points.error()[i];
            }
            return cost;
        };
    }

    double value(int k) {
        return values.get(k);
    }

    /** Probability of a larger chi-square; NaN without degrees of freedom. */
    public double pValue() {
        boolean known = degreesOfFreedom > 0 && Double.isFinite(chiSquare);
        return known ? Gamma.regularizedGammaQ(0.5 * degreesOfFreedom, 0.5 * chiSquare) : Double.NaN;
    }

    static List<Double> list(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }
}
