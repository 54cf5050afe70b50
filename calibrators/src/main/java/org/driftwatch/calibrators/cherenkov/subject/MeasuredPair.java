package org.driftwatch.calibrators.cherenkov.subject;

import org.driftwatch.calibrators.cherenkov.graph.PairMeasurement;
import org.driftwatch.calibrators.cherenkov.pair.PairEstimate;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopePair;

/** What a pair says: x_i - x_j. */
public record MeasuredPair(TelescopePair pair, PairEstimate difference) {
    PairMeasurement measurement() {
        return difference.between(pair.i().id(), pair.j().id());
    }

    double[] withoutBlock() {
        return difference.withoutBlock();
    }

    /** The same with a number taken off the difference. */
    MeasuredPair less(double shift) {
        double[] without = difference.withoutBlock().clone();
        for (int b = 0; b < without.length; b++) without[b] -= shift;
        return new MeasuredPair(
                pair, new PairEstimate(difference.n(), difference.value() - shift, difference.error(), without));
    }
}
