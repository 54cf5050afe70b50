package org.driftwatch.ui.array;

/**
 * How much is kept of arrays.
 *
 * @param blocks newest observation blocks kept, over all arrays
 * @param alarmLimits a drift of so many times its limit is an ALARM and not a WARN
 */
public record ArrayLimits(int blocks, double alarmLimits) {
    public ArrayLimits {
        if (blocks < 1) throw new IllegalArgumentException("blocks kept must be >= 1, was " + blocks);
        if (!(alarmLimits > 1)) throw new IllegalArgumentException("alarm limits must be > 1, was " + alarmLimits);
    }

    /** 100 blocks, alarm from 4 limits. */
    public static ArrayLimits defaults() {
        return new ArrayLimits(100, 4);
    }
}
