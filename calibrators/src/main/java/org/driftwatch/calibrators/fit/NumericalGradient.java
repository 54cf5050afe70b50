package org.driftwatch.calibrators.fit;

import java.util.function.ToDoubleFunction;

/**
 * A cost without an analytic gradient, differentiated by central differences
 * <pre>  dF/dx = (F(x + h) - F(x - h)) / 2h,   h = 1e-4 * step </pre>
 * with the step of each parameter taken as its rough standard error; the error of the derivative is of order h².
 */
public final class NumericalGradient implements Objective {
    private static final double FRACTION = 1e-4;

    private final ToDoubleFunction<double[]> function;
    private final double[] steps;

    /**
     * Wraps a plain function.
     *
     * @param function the cost of a parameter vector
     * @param steps rough standard errors, one per parameter
     */
    public NumericalGradient(ToDoubleFunction<double[]> function, double... steps) {
        this.function = function;
        this.steps = steps.clone();
    }

    @Override
    public double cost(double[] x, double[] gradient) {
        if (gradient != null) differentiate(x.clone(), gradient);
        return function.applyAsDouble(x);
    }

    private void differentiate(double[] at, double[] gradient) {
        for (int i = 0; i < at.length; i++) {
            double h = FRACTION * steps[i];
            double here = at[i];
            at[i] = here + h;
            double above = function.applyAsDouble(at);
            at[i] = here - h;
            gradient[i] = (above - function.applyAsDouble(at)) / (2 * h);
            at[i] = here;
        }
    }
}
