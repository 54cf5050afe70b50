package org.driftwatch.calibrators.cherenkov.graph.search;

/**
 * First and second derivatives by central differences, with the steps they were taken with. Steps follow the second derivative of
 * the last cycle until first derivative or step settle.
 *
 * @param first derivatives
 * @param second derivatives on the diagonal
 * @param step of each parameter
 */
record Slope(double[] first, double[] second, double[] step) {
    private static final int CYCLES = 3;
    private static final double STEP_TOLERANCE = 0.3;
    private static final double TOLERANCE = 0.05;
    /** Rise of the function by one standard error. */
    private static final double UP = 1;

    /** A guess from the initial steps alone. */
    static Slope guess(double[] x, double[] steps) {
        int n = x.length;
        Slope guess = new Slope(new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            double least = 8 * Cost.STEP_EPSILON * (Math.abs(x[i]) + Cost.STEP_EPSILON);
            double reach = Math.max(steps[i], least);
            guess.second[i] = 2 * UP / (reach * reach);
            guess.step[i] = Math.max(least, 0.1 * reach);
            guess.first[i] = guess.second[i] * reach;
        }
        return guess;
    }

    /** Derivatives at a point, from those of the point before. */
    static Slope at(Cost cost, double[] point, double value, Slope before) {
        double[] x = point.clone();
        Slope slope = new Slope(before.first.clone(), before.second.clone(), before.step.clone());
        for (int i = 0; i < x.length; i++) slope.refine(cost, x, i, value);
        return slope;
    }

    private void refine(Cost cost, double[] x, int i, double value) {
        double change = 8 * Cost.STEP_EPSILON * Cost.STEP_EPSILON * (Math.abs(value) + UP);
        double here = x[i];
        double floor = Cost.STEP_EPSILON + Math.abs(first[i] * Cost.STEP_EPSILON);
        double lastStep = 0;
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            double length = length(i, here, change, floor);
            if (Math.abs((length - lastStep) / length) < STEP_TOLERANCE) break;
            step[i] = length;
            lastStep = length;
            x[i] = here + length;
            double above = cost.at(x);
            x[i] = here - length;
            double below = cost.at(x);
            x[i] = here;
            double last = first[i];
            first[i] = 0.5 * (above - below) / length;
            second[i] = (above + below - 2 * value) / length / length;
            if (Math.abs(last - first[i]) / (Math.abs(first[i]) + change / length) < TOLERANCE) break;
        }
    }

    private double length(int i, double here, double change, double floor) {
        double best = Math.sqrt(change / (Math.abs(second[i]) + floor));
        double length = Math.max(best, Math.abs(0.1 * step[i]));
        length = Math.min(length, 10 * Math.abs(step[i]));
        double least = Math.max(8 * Cost.EPSILON * Cost.EPSILON, 8 * Math.abs(Cost.STEP_EPSILON * here));
        return Math.max(length, least);
    }
}
