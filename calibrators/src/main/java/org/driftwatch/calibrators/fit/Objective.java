package org.driftwatch.calibrators.fit;

/**
 * A cost with its gradient. A cost is twice a negative log likelihood, or a chi-square: one standard error raises it by 1.
 *
 * <p>An implementation may keep scratch space and so belongs to one thread.
 */
@FunctionalInterface
public interface Objective {
    /**
     * The cost at {@code x} (all parameters, fixed ones too, external coordinates).
     *
     * @param gradient receives the derivative to every parameter, unless null
     */
    double cost(double[] x, double[] gradient);
}
