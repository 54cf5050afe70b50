package org.driftwatch.calibrators.germanium.energy;

/** Running sums of a spectrum: events in any interval at once. */
final class SpectrumSums {
    private static final int CHUNK = 4096;

    private final double lowEdge;
    private final double binWidth;
    private final long[] sums;

    SpectrumSums(Spectrum spectrum) {
        lowEdge = spectrum.lowEdge();
        binWidth = spectrum.binWidth();
        int n = spectrum.bins();
        sums = new long[n + 1];
        long[] chunk = new long[CHUNK];
        for (int from = 0; from < n; from += CHUNK) {
            int until = Math.min(n, from + CHUNK);
            spectrum.copy(from, until, chunk);
            for (int i = from; i < until; i++) sums[i + 1] = sums[i] + chunk[i - from];
        }
    }

    long total() {
        return sums[sums.length - 1];
    }

    /** Events between two ADC values, edges snapped to bins. */
    double between(double low, double high) {
        return sums[index(high)] - sums[index(low)];
    }

    /** Upper edge of the highest bin with events. */
    double highest() {
        int i = sums.length - 1;
        while (i > 0 && sums[i] == sums[i - 1]) i--;
        return lowEdge + i * binWidth;
    }

    /** Lower edge of the bin below which the given share of the events lies. */
    double quantile(double share) {
        double wanted = share * total();
        int low = 0;
        int high = sums.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (sums[middle] <= wanted) low = middle;
            else high = middle;
        }
        return lowEdge + low * binWidth;
    }

    private int index(double adc) {
        double i = (adc - lowEdge) / binWidth + 0.5;
        return i <= 0 ? 0 : i >= sums.length - 1 ? sums.length - 1 : (int) i;
    }
}
