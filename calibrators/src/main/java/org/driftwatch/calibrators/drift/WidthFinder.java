package org.driftwatch.calibrators.drift;

/** Measures the width of one line. */
@FunctionalInterface
public interface WidthFinder {
    /**
     * The full width at half maximum [ADC] of the line.
     *
     * @param lowAdc lower edge of the first bin, from where the line was [ADC]
     * @param binAdc width of a bin [ADC]
     * @param counts of each bin
     */
    Width find(double lowAdc, double binAdc, int[] counts);
}
