package org.driftwatch.calibrators.cherenkov.settings;

import java.time.Duration;

/**
 * Whether observation blocks are added up.
 *
 * @param pool false (the default): each block has coefficients of its own; true: each adds to those before it
 * @param halfLife data time after which pooled events weigh half; zero (the default): they never fade
 */
public record PoolSettings(boolean pool, Duration halfLife) {
    public PoolSettings {
        if (halfLife.isNegative()) throw new IllegalArgumentException("half_life must be at least 0, was " + halfLife);
    }

    public static PoolSettings defaults() {
        return new PoolSettings(false, Duration.ZERO);
    }

    public boolean fades() {
        return !halfLife.isZero();
    }
}
