package org.driftwatch.calibrators.germanium.energy;

/** Counts of uncalibrated energies in equal bins, half-open, bin 0 starting at {@link #lowEdge()}; all in ADC. */
public interface Spectrum {
    /** Lower edge of bin 0 in ADC. */
    double lowEdge();

    /** Width of a bin in ADC. */
    double binWidth();

    /** Number of bins. */
    int bins();

    /** Counts in {@code bin}. */
    long count(int bin);

    /** Copies the counts of bins {@code from} (in) to {@code until} (out) to the front of {@code into}. */
    default void copy(int from, int until, long[] into) {
        for (int bin = from; bin < until; bin++) into[bin - from] = count(bin);
    }
}
