package org.driftwatch.calibrators.cherenkov.subject;

import org.driftwatch.calibrators.cherenkov.pair.PairEstimate;

/** What earlier blocks add to a pair. */
public interface Pooling {
    /** Nothing: each block stands alone, or its samples hold the earlier ones already. */
    Pooling NONE = (pair, now) -> now;

    /**
     * The pair with what is known of it from before.
     *
     * @param pair its number
     * @param now what this block says; NaN where it says nothing
     */
    PairEstimate of(int pair, PairEstimate now);
}
