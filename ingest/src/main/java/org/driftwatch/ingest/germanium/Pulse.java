package org.driftwatch.ingest.germanium;

/**
 * One waveform in file order.
 *
 * @param row row in its table
 * @param periodNs sampling period [ns]
 * @param startNs time of sample 0 on the waveform's own grid [ns]
 */
public record Pulse(long row, double periodNs, double startNs, int[] samples) {}
