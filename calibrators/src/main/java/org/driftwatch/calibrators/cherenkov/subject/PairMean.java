package org.driftwatch.calibrators.cherenkov.subject;

import org.apache.commons.math3.util.FastMath;
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
            return ClippedMean.of(sample, 0).asLogRatio().outOf(sample.count());
        }
    },
    /** Plain mean with s/√n. */
    PLAIN {
        @Override
        public PairEstimate of(PairSample sample) {
            return PlainMean.of(sample, 0).asLogRatio();
        }
    },
    /** Plain mean of ln(E_i/E_j) = 2 artanh(a) with s/√n. */
    LOGARITHMS {
        @Override
        public PairEstimate of(PairSample sample) {
            double[] a = sample.column(0);
            double[] y = new double[a.length];
            for (int k = 0; k < y.length; k++) y[k] = FastMath.log1p(a[k]) - FastMath.log1p(-a[k]);
            return PlainMean.of(sample.with(y), 0);
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
