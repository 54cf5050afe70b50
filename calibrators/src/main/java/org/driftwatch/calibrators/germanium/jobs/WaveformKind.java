package org.driftwatch.calibrators.germanium.jobs;

/** What a waveform is good for. */
public enum WaveformKind {
    /** No pulse in it: noise alone. */
    BASELINE,
    /** A pulse of a full-energy peak. */
    FULL_ENERGY,
    /** Neither. */
    OTHER
}
