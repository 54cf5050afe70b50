package org.driftwatch.calibrators.cherenkov.graph;

/**
 * What is left of a pair after the solve.
 *
 * @param pair the measurement
 * @param normalised residual over error, (y - (x_i - x_j)) / sigma; in the exact form that of the asymmetry
 * @param weight part of its weight that it kept in a robust solve, 1 when undisturbed
 */
public record PairResidual(PairMeasurement pair, double normalised, double weight) {
    /** E.g. {@code 5-9}. */
    public String name() {
        return pair.i() + "-" + pair.j();
    }
}
