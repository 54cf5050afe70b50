package org.driftwatch.calibrators.cherenkov.subject;

import org.driftwatch.calibrators.cherenkov.pair.AsymmetryTable;
import org.driftwatch.calibrators.cherenkov.pair.ClippedMean;
import org.driftwatch.calibrators.cherenkov.pair.HuberMean;
import org.driftwatch.calibrators.cherenkov.pair.PairEstimate;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.pair.PlainMean;

/** How the asymmetries of a pair (column 0) become one difference x_i - x_j of logarithms. */
public enum PairMean {
    /** Inverse-variance Huber mean of ln(E_i/E_j); needs the errors of the asymmetries (column 1). */
    HUBER {
        @Override
        public PairEstimate of(PairSample sample) {
            return HuberMean.ENERGY.ofAsymmetries(sample);
        }
    },
    /** Mean without what is 3 σ off the median. */
    CLIPPED {
        @Override
        public PairEstimate of(PairSample sample) {
            return ClippedMean.of(sample, 0).asLogRatio();
        }
    },
    /** Plain mean with s/√n. */
    PLAIN {
        @Override
        public PairEstimate of(PairSample sample) {
            return PlainMean.of(sample, 0).asLogRatio();
        }
    },
    /** Plain mean with the mean of the event-wise errors over n: that of the peer, too small by √n; needs column 1. */
    PEER {
        @Override
        public PairEstimate of(PairSample sample) {
            return AsymmetryTable.of(sample).peer().asLogRatio();
        }
    };

    public abstract PairEstimate of(PairSample sample);
}
