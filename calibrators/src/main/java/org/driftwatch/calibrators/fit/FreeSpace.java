package org.driftwatch.calibrators.fit;

import java.util.List;

/** The cost seen from the internal coordinates of the free parameters; counts the calls. */
final class FreeSpace {
    private final Objective objective;
    private final int[] free;
    private final Limits[] limits;
    private final double[] external;
    private final double[] externalGradient;
    private int calls;

    FreeSpace(Objective objective, List<Parameter> parameters) {
        this.objective = objective;
        int n = parameters.size();
        external = new double[n];
        externalGradient = new double[n];
        for (int i = 0; i < n; i++) external[i] = parameters.get(i).start();
        free = java.util.stream.IntStream.range(0, n)
                .filter(i -> !parameters.get(i).fixed())
                .toArray();
        limits = new Limits[free.length];
        for (int k = 0; k < free.length; k++) limits[k] = new Limits(parameters.get(free[k]));
    }

    int size() {
        return free.length;
    }

    int index(int k) {
        return free[k];
    }

    Limits limits(int k) {
        return limits[k];
    }

    int calls() {
        return calls;
    }

    double[] start() {
        double[] t = new double[free.length];
        for (int k = 0; k < t.length; k++) t[k] = limits[k].internal(external[free[k]]);
        return t;
    }

    /** All parameters at internal point {@code t}. */
    double[] external(double[] t) {
        double[] x = external.clone();
        for (int k = 0; k < free.length; k++) x[free[k]] = limits[k].external(t[k]);
        return x;
    }

    double cost(double[] t, double[] gradient) {
        for (int k = 0; k < free.length; k++) external[free[k]] = limits[k].external(t[k]);
        double cost = externalCost(external, gradient == null ? null : externalGradient);
        if (gradient != null) {
            for (int k = 0; k < free.length; k++) gradient[k] = externalGradient[free[k]] * limits[k].slope(t[k]);
        }
        return cost;
    }

    double externalCost(double[] x, double[] gradient) {
        calls++;
        double cost = objective.cost(x, gradient);
        return Double.isNaN(cost) ? Double.POSITIVE_INFINITY : cost;
    }
}
