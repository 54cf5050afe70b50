package org.driftwatch.calibrators.cherenkov.graph.search;

import java.util.function.ToDoubleFunction;

/** A function of free parameters that counts its calls. */
final class Cost {
    /** Relative precision of the function, as the search estimates it: eight times half a unit in the last place of 1. */
    static final double EPSILON = 8 * 0x1p-53;
    /** Twice its root: relative precision of a step. */
    static final double STEP_EPSILON = 2 * Math.sqrt(EPSILON);

    private final ToDoubleFunction<double[]> function;
    private int calls;

    Cost(ToDoubleFunction<double[]> function) {
        this.function = function;
    }

    double at(double[] x) {
        calls++;
        return function.applyAsDouble(x);
    }

    /** At x + factor · step. */
    double at(double[] x, double factor, double[] step) {
        double[] there = x.clone();
        for (int i = 0; i < there.length; i++) there[i] += factor * step[i];
        return at(there);
    }

    int calls() {
        return calls;
    }
}
