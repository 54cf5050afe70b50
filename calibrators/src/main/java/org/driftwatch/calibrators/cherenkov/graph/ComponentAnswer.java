package org.driftwatch.calibrators.cherenkov.graph;

/**
 * Solution of one component, in its gauge. Places are those of the component.
 *
 * @param x values; all NaN when there is no solution
 * @param covariance of x
 * @param held which nodes are references that kept their value
 * @param anchored whether a reference is in the component
 * @param terms residuals at the solution
 * @param ndof pairs less freedoms
 */
record ComponentAnswer(double[] x, double[][] covariance, boolean[] held, boolean anchored, PairTerms terms, int ndof) {
    /** With the full weight of every pair. */
    double chi2() {
        double sum = 0;
        for (double r : terms.normalised) sum += r * r;
        return sum;
    }

    /** By how much the scatter of the pairs says that their errors are too small, at least 1. */
    double scale() {
        if (ndof <= 0) return 1;
        double sum = 0;
        for (int p = 0; p < terms.size(); p++) sum += terms.kept[p] * terms.normalised[p] * terms.normalised[p];
        return Math.sqrt(Math.max(1, sum / ndof));
    }
}
