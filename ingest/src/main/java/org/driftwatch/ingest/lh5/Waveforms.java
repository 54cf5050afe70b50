package org.driftwatch.ingest.lh5;

import static org.driftwatch.ingest.lh5.TimeUnit.NANOSECONDS;

/** A column of waveforms: {@code table{t0,dt,values}}. */
public final class Waveforms {
    private final Samples samples;
    private final RealColumn period;
    private final RealColumn start;
    private final double periodUnit;
    private final double startUnit;

    Waveforms(Samples samples, RealColumn period, RealColumn start) throws UnreadableFileException {
        this.samples = samples;
        this.period = period;
        this.start = start;
        this.periodUnit = TimeUnit.of(period, NANOSECONDS).inNs();
        this.startUnit = TimeUnit.of(start, NANOSECONDS).inNs();
    }

    /** Number of waveforms. */
    public long rows() {
        return samples.rows();
    }

    /** The samples of a waveform [ADC], decoded. */
    public int[] samples(long row) throws UnreadableFileException {
        return samples.at(row);
    }

    /** Sampling period [ns], positive. */
    public double periodNs(long row) throws UnreadableFileException {
        double ns = period.real(row) * periodUnit;
        if (ns > 0 && ns < Double.POSITIVE_INFINITY) return ns;
        throw period.place().error(row, "sampling period must be positive, was " + ns + " ns");
    }

    /** Time of sample 0 [ns]. */
    public double startNs(long row) throws UnreadableFileException {
        double ns = start.real(row) * startUnit;
        if (Double.isFinite(ns)) return ns;
        throw start.place().error(row, "time of the first sample must be finite, was " + ns + " ns");
    }
}
