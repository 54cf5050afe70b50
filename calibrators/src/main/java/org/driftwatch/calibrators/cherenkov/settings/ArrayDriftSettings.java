package org.driftwatch.calibrators.cherenkov.settings;

/**
 * When a telescope is said to drift against the others of its type: z = jump / √(σ² + σ_base² + floor² + n walk²) of the logarithm of its
 * throughput, or of its time offset, common mode removed, over n blocks.
 *
 * @param throughput by energy, of the logarithm
 * @param size the same of throughput by image size
 * @param timingNs of time offsets [ns]
 * @param shewhart |z| above which one block alone alarms
 * @param slack k of the CUSUM max(0, S + |z| − k)
 * @param alarm S above which it alarms
 * @param warn S above which it is worth a look
 */
public record ArrayDriftSettings(
        Healthy throughput, Healthy size, Healthy timingNs, double shewhart, double slack, double alarm, double warn) {
    /**
     * How a healthy telescope behaves.
     *
     * @param floor smallest error of a jump: its normal wiggle
     * @param walk what it goes from a block to the next, standard deviation, added in quadrature for each block between
     */
    public record Healthy(double floor, double walk) {
        private void check(String name, String unit) {
            atLeastZero(name + "_floor" + unit, floor);
            atLeastZero(name + "_walk" + unit, walk);
        }
    }

    public ArrayDriftSettings {
        throughput.check("throughput", "");
        size.check("size", "");
        timingNs.check("timing", "_ns");
        positive("shewhart", shewhart);
        positive("slack", slack);
        positive("warn", warn);
        if (!(alarm >= warn))
            throw new IllegalArgumentException("drift.alarm must be >= warn = " + warn + ", was " + alarm);
    }

    /** Floors 0.2 %, 1 %, 0.2 ns; walks 0.1 %, 0.1 %, 0.15 ns per block; |z| > 5; CUSUM slack 1.5, alarm 8, warning 5. */
    public static ArrayDriftSettings defaults() {
        Healthy mirror = new Healthy(0.002, 0.001);
        return new ArrayDriftSettings(mirror, new Healthy(0.01, 0.001), new Healthy(0.2, 0.15), 5, 1.5, 8, 5);
    }

    private static void atLeastZero(String field, double value) {
        if (!(value >= 0)) throw new IllegalArgumentException("drift." + field + " must be at least 0, was " + value);
    }

    private static void positive(String field, double value) {
        if (!(value > 0)) throw new IllegalArgumentException("drift." + field + " must be positive, was " + value);
    }
}
