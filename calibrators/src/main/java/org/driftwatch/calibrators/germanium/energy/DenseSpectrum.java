package org.driftwatch.calibrators.germanium.energy;

/** A spectrum in one array; owned by one thread, grows by {@link #fill}. */
public final class DenseSpectrum implements Spectrum {
    private final double lowEdge;
    private final double binWidth;
    private final long[] counts;

    /** An empty spectrum of {@code bins} bins from {@code lowEdge}, each {@code binWidth} ADC wide. */
    public DenseSpectrum(double lowEdge, double binWidth, int bins) {
        if (!(binWidth > 0)) throw new IllegalArgumentException("binWidth must be > 0, was " + binWidth);
        if (bins < 1) throw new IllegalArgumentException("bins must be >= 1, was " + bins);
        this.lowEdge = lowEdge;
        this.binWidth = binWidth;
        counts = new long[bins];
    }

    /** Counts one energy; NaN and energies outside the range are not counted. */
    public void fill(double energyAdc) {
        double bin = Math.floor((energyAdc - lowEdge) / binWidth);
        if (bin >= 0 && bin < counts.length) counts[(int) bin]++;
    }

    @Override
    public double lowEdge() {
        return lowEdge;
    }

    @Override
    public double binWidth() {
        return binWidth;
    }

    @Override
    public int bins() {
        return counts.length;
    }

    @Override
    public long count(int bin) {
        return counts[bin];
    }

    @Override
    public void copy(int from, int until, long[] into) {
        System.arraycopy(counts, from, into, 0, until - from);
    }
}
