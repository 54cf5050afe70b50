package org.driftwatch.calibrators.cherenkov.quality;

/** A compiled criterion: whether a row passes. Immutable and thread-safe; allocates nothing. */
@FunctionalInterface
public interface Condition {
    /** @param row values in the order of the columns it was compiled for */
    boolean passes(double[] row);
}
