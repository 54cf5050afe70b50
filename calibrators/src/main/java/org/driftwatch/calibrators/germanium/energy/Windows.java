package org.driftwatch.calibrators.germanium.energy;

import java.util.Optional;
import org.driftwatch.calibrators.peak.WindowHistogram;

/** Cuts windows out of a spectrum, edges snapped to bins. */
final class Windows {
    private static final int FEWEST_BINS = 8;

    private Windows() {}

    /** The bins between two ADC values as far as the spectrum has them; empty if fewer than eight. */
    static Optional<WindowHistogram> cut(Spectrum spectrum, double low, double high) {
        int from = Math.max(0, index(spectrum, low));
        int until = Math.min(spectrum.bins(), index(spectrum, high));
        if (until - from < FEWEST_BINS) return Optional.empty();
        long[] counts = new long[until - from];
        spectrum.copy(from, until, counts);
        double edge = spectrum.lowEdge() + from * spectrum.binWidth();
        return Optional.of(new WindowHistogram(edge, spectrum.binWidth(), counts));
    }

    private static int index(Spectrum spectrum, double adc) {
        double i = Math.rint((adc - spectrum.lowEdge()) / spectrum.binWidth());
        return (int) Math.max(-1e9, Math.min(1e9, i));
    }
}
