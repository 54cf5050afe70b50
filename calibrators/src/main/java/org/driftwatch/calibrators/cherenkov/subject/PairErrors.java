package org.driftwatch.calibrators.cherenkov.subject;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.cherenkov.pair.PairEstimate;

/** Which errors the pairs of a type enter a solution with. */
public enum PairErrors {
    /** The scatter of each pair's own contributions. */
    OWN {
        @Override
        List<MeasuredPair> of(List<MeasuredPair> pairs) {
            return pairs;
        }
    },
    /**
     * The variance of a contribution of each pair drawn towards that of all pairs of the type, which counts as {@value #CLAIM} contributions:
     * <pre>  s² = (4 v + (n - 1) n σ²) / (4 + n - 1) / n,   v = Σ (n - 1) n σ² / Σ (n - 1) </pre>
     *
     * Five contributions that agree by chance would rule a solution with their own error, and a jackknife that keeps the weights does
     * not see that: its errors came out too small by 1.5 to 2 where pairs have few.
     */
    STEADIED {
        @Override
        List<MeasuredPair> of(List<MeasuredPair> pairs) {
            double squares = 0;
            long freedom = 0;
            for (MeasuredPair each : pairs)
                if (usable(each.difference())) {
                    squares += squares(each.difference());
                    freedom += each.difference().n() - 1;
                }
            if (freedom == 0) return pairs;
            List<MeasuredPair> steadied = new ArrayList<>();
            for (MeasuredPair each : pairs) steadied.add(steadied(each, squares / freedom));
            return steadied;
        }
    };

    private static final double CLAIM = 4;

    abstract List<MeasuredPair> of(List<MeasuredPair> pairs);

    private static boolean usable(PairEstimate estimate) {
        return estimate.n() > 1 && Double.isFinite(estimate.error());
    }

    /** Sum of squares around the mean that the error stands for. */
    private static double squares(PairEstimate estimate) {
        return (estimate.n() - 1) * estimate.n() * estimate.error() * estimate.error();
    }

    private static MeasuredPair steadied(MeasuredPair pair, double variance) {
        PairEstimate seen = pair.difference();
        if (!usable(seen)) return pair;
        double ofOne = (CLAIM * variance + squares(seen)) / (CLAIM + seen.n() - 1);
        return new MeasuredPair(
                pair.pair(),
                new PairEstimate(seen.n(), seen.value(), Math.sqrt(ofOne / seen.n()), seen.withoutBlock()));
    }
}
