package org.driftwatch.calibrators.fit;

import java.util.List;

/**
 * Variable-metric (BFGS) minimisation under limits, with Hessian errors and a simplex fallback.
 *
 * <p>In internal coordinates t the metric V approximates the inverse Hessian; each step goes along -V g, shortened or lengthened
 * until the cost falls enough (Armijo) and the slope has flattened (Wolfe). The search ends when
 * <pre>  edm = ½ gᵀ V g &lt; goal </pre>
 * and the Hessian in external coordinates confirms it. If it does not end validly, a Nelder-Mead search follows and the
 * variable metric starts again from its best point. Deterministic; stateless and thread-safe.
 *
 * <p>Source: Fletcher, Practical Methods of Optimization (1987); F. James, Minuit, CERN Program Library D506.
 *
 * @param edmGoal largest estimated distance to the minimum, in units of the cost
 * @param maximumCalls most evaluations of the cost in one search
 */
public record VariableMetric(double edmGoal, int maximumCalls) {
    /** The criterion of Minuit at tolerance 0.1: edm below 2e-4. */
    public static final VariableMetric MINUIT_LIKE = new VariableMetric(2e-4, 2000);

    public VariableMetric {
        if (!(edmGoal > 0)) throw new IllegalArgumentException("edmGoal must be > 0, was " + edmGoal);
        if (maximumCalls < 1) throw new IllegalArgumentException("maximumCalls must be >= 1, was " + maximumCalls);
    }

    /** Minimises from the starts of {@code parameters}; the simplex helps out if the plain search does not end validly. */
    public Minimum minimise(Objective objective, List<Parameter> parameters) {
        return minimise(objective, parameters, new double[0]);
    }

    /**
     * The same with a first metric.
     *
     * @param covariance row-major covariance of an earlier fit, zero where unknown; empty for none
     */
    public Minimum minimise(Objective objective, List<Parameter> parameters, double[] covariance) {
        FreeSpace first = new FreeSpace(objective, parameters);
        Minimum direct = new MetricSearch(this, first, first.start()).run(covariance);
        if (direct.valid()) return direct;
        FreeSpace space = new FreeSpace(objective, parameters);
        double[] best = new Simplex(edmGoal, maximumCalls).search(space, space.start());
        Minimum again = new MetricSearch(this, space, best).run(new double[0]);
        return again.valid() || again.cost() < direct.cost() ? again : direct;
    }

    /** Simplex first, then the variable metric from its best point: a second opinion where a cost may have several minima. */
    public Minimum afterSimplex(Objective objective, List<Parameter> parameters) {
        FreeSpace space = new FreeSpace(objective, parameters);
        double[] best = new Simplex(edmGoal, maximumCalls).search(space, space.start());
        return new MetricSearch(this, space, best).run(new double[0]);
    }

    /** The variable-metric search alone, without errors: cheapest way to the cost at the minimum. */
    public Minimum costOnly(Objective objective, List<Parameter> parameters) {
        FreeSpace space = new FreeSpace(objective, parameters);
        return new MetricSearch(this, space, space.start()).descend();
    }

    /** The Nelder-Mead search alone, for costs with a kink at their minimum; errors and covariance of the answer are zero. */
    public Minimum simplexOnly(Objective objective, List<Parameter> parameters) {
        FreeSpace space = new FreeSpace(objective, parameters);
        double[] best = new Simplex(edmGoal, maximumCalls).search(space, space.start());
        double[] x = space.external(best);
        double cost = space.externalCost(x, null);
        return new Minimum(
                x, new double[x.length], new double[x.length * x.length], cost, Double.NaN, true, space.calls());
    }
}
