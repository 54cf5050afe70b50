package org.driftwatch.calibrators.cherenkov.settings;

/**
 * When a telescope is said to drift against the others of its type: z = jump / √(σ² + σ_base² + floor²) of the logarithm of its
 * throughput, or of its time offset, common mode removed.
 *
 * @param throughputFloor smallest error of a jump of ln(throughput by energy): the normal wiggle of a healthy telescope
 * @param sizeFloor the same of throughput by image size
 * @param timingFloorNs the same of a time offset [ns]
 * @param shewhart |z| above which one block alone alarms
 * @param slack k of the CUSUM max(0, S + |z| − k)
 * @param alarm S above which it alarms
 * @param warn S above which it is worth a look
 */
public record ArrayDriftSettings(
        double throughputFloor,
        double sizeFloor,
        double timingFloorNs,
        double shewhart,
        double slack,
        double alarm,
        double warn) {
    public ArrayDriftSettings {
        atLeastZero("throughput_floor", throughputFloor);
        atLeastZero("size_floor", sizeFloor);
        atLeastZero("timing_floor_ns", timingFloorNs);
        positive("shewhart", shewhart);
        positive("slack", slack);
        positive("warn", warn);
        if (!(alarm >= warn))
            throw new IllegalArgumentException("drift.alarm must be >= warn = " + warn + ", was " + alarm);
    }

    /** Floors 0.2 %, 1 %, 0.2 ns; |z| > 5; CUSUM slack 1.5, alarm 8, warning 5. */
    public static ArrayDriftSettings defaults() {
        return new ArrayDriftSettings(0.002, 0.01, 0.2, 5, 1.5, 8, 5);
    }

    private static void atLeastZero(String field, double value) {
        if (!(value >= 0)) throw new IllegalArgumentException("drift." + field + " must be at least 0, was " + value);
    }

    private static void positive(String field, double value) {
        if (!(value > 0)) throw new IllegalArgumentException("drift." + field + " must be positive, was " + value);
    }
}
