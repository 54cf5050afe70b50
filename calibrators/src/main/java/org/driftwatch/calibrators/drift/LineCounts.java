package org.driftwatch.calibrators.drift;

import org.driftwatch.calibrators.histogram.Axis;

/**
 * The counts of one window of time around a line. The array is copied in and out.
 *
 * @param axis bins they are counted in [ADC]
 * @param lowBin number of the first one
 * @param counts of that bin and those after it
 */
public record LineCounts(Axis axis, int lowBin, int[] counts) {
    public LineCounts {
        counts = counts.clone();
    }

    @Override
    public int[] counts() {
        return counts.clone();
    }
}
