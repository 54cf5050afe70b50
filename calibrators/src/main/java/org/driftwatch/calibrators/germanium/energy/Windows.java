package org.driftwatch.calibrators.germanium.energy;

import java.util.Optional;
import org.driftwatch.calibrators.peak.WindowHistogram;

/** Cuts windows out of a spectrum, edges snapped to bins. */
final class Windows {
    static final int FEWEST_BINS = 8;
    private static final int PLAINLY_THERE = 10;

    private Windows() {}

    /**
     * The bins between two ADC values as far as the spectrum has them, of a column of whole numbers in bins around these; empty if
     * fewer than eight.
     */
    static Optional<WindowHistogram> cut(Spectrum spectrum, double low, double high) {
        int from = Math.max(0, index(spectrum, low));
        int until = Math.min(spectrum.bins(), index(spectrum, high));
        if (until - from < FEWEST_BINS) return Optional.empty();
        long[] counts = new long[until - from];
        spectrum.copy(from, until, counts);
        double edge = spectrum.lowEdge() + from * spectrum.binWidth();
        return Optional.of(new WindowHistogram(edge, spectrum.binWidth(), counts).aroundWholeNumbers());
    }

    /**
     * The window without an empty start below a threshold: as many bins after the empty ones must hold ten events, and the first
     * of these must lie below {@code latest}, else the window stays as it is.
     */
    static WindowHistogram fromThreshold(WindowHistogram window, double latest) {
        int empty = 0;
        while (empty < window.bins() && window.count(empty) == 0) empty++;
        boolean threshold = window.sum(empty, 2 * empty) >= PLAINLY_THERE && window.edge(empty) < latest;
        if (!threshold || window.bins() - empty < FEWEST_BINS) return window;
        long[] rest = java.util.Arrays.copyOfRange(window.counts(), empty, window.bins());
        return new WindowHistogram(window.edge(empty), window.binWidth(), rest);
    }

    private static int index(Spectrum spectrum, double adc) {
        double i = Math.rint((adc - spectrum.lowEdge()) / spectrum.binWidth());
        return (int) Math.max(-1e9, Math.min(1e9, i));
    }
}
