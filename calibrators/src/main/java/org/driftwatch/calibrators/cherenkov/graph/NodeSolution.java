package org.driftwatch.calibrators.cherenkov.graph;

/**
 * One telescope of a solution.
 *
 * @param node telescope id
 * @param x its value; NaN when no pair is left for it
 * @param error its standard error; 0 when fixed
 * @param component number of its connected component, from 0 in the order of the nodes; -1 without a pair
 * @param anchored whether its component has a reference; else the component has a gauge of its own
 * @param fixed whether it is a reference and kept its value
 * @param degree number of its pairs that were used
 * @param events sum of the events of those pairs
 */
public record NodeSolution(
        int node, double x, double error, int component, boolean anchored, boolean fixed, int degree, long events) {
    /** Pairs beyond the first: 0 means that nothing checks this telescope. */
    public int redundancy() {
        return Math.max(0, degree - 1);
    }
}
