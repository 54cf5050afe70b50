package org.driftwatch.calibrators.drift;

import org.driftwatch.calibrators.histogram.Axis;

/** Finds one line in the counts of one window of time. */
@FunctionalInterface
public interface LineFinder {
    /** The line in bins {@code lowBin}, {@code lowBin + 1}, ... of the axis. */
    Sighting find(Axis axis, int lowBin, int[] counts);
}
