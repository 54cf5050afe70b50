package org.driftwatch.calibrators.optimise;

import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.peak.ErrorFunction;

/** What decides where to look next, from mean m and deviation s of the process; smaller is better. */
public enum Acquisition {
    /** Minus the expected improvement on the best mean b of the samples: −((b − m) Φ(z) + s φ(z)), z = (b − m)/s. */
    EXPECTED_IMPROVEMENT {
        @Override
        double of(double mean, double deviation, double best) {
            if (!(deviation > 0)) return -Math.max(0, best - mean);
            double z = (best - mean) / deviation;
            return -((best - mean) * cumulative(z) + deviation * density(z));
        }
    },
    /** The peer's "ei": (m − b − 1) Φ(z) + s φ(z), z = (m − b − 1)/s, minimised; it prefers low s and low m. */
    COMPAT_IMPROVEMENT {
        @Override
        double of(double mean, double deviation, double best) {
            double gain = mean - best - 1;
            double z = gain / (deviation + 1e-9);
            return gain * cumulative(z) + deviation * density(z);
        }
    },
    /** m − 0.01 s. */
    LOWER_CONFIDENCE {
        @Override
        double of(double mean, double deviation, double best) {
            return mean - WEIGHT * deviation;
        }
    },
    /** m + 0.01 s. */
    UPPER_CONFIDENCE {
        @Override
        double of(double mean, double deviation, double best) {
            return mean + WEIGHT * deviation;
        }
    };

    private static final double WEIGHT = 0.01;

    abstract double of(double mean, double deviation, double best);

    private static double cumulative(double z) {
        return 0.5 * ErrorFunction.erfc(-z / Math.sqrt(2));
    }

    private static double density(double z) {
        return FastMath.exp(-0.5 * z * z) / Math.sqrt(2 * FastMath.PI);
    }
}
