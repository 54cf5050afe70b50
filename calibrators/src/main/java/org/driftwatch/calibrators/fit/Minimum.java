package org.driftwatch.calibrators.fit;

/**
 * Where a minimisation ended, in external coordinates. Arrays are copied in and out.
 *
 * @param values all parameters, fixed ones too
 * @param errors standard errors; 0 for fixed parameters; at a limit the inward distance that raises the cost by 1; NaN if the
 *     cost does not depend on the parameter
 * @param covariance row-major n x n, 2 H⁻¹ of the free parameters away from limits; zero elsewhere
 * @param cost the cost there
 * @param edm estimated vertical distance to the minimum, ½ gᵀ H⁻¹ g
 * @param valid true if the distance is below the goal and the Hessian positive definite
 * @param calls evaluations of the cost
 */
public record Minimum(
        double[] values, double[] errors, double[] covariance, double cost, double edm, boolean valid, int calls) {
    public Minimum {
        values = values.clone();
        errors = errors.clone();
        covariance = covariance.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    @Override
    public double[] errors() {
        return errors.clone();
    }

    @Override
    public double[] covariance() {
        return covariance.clone();
    }

    /** Value of parameter {@code i}. */
    public double value(int i) {
        return values[i];
    }

    /** Standard error of parameter {@code i}. */
    public double error(int i) {
        return errors[i];
    }
}
