package org.driftwatch.ingest.germanium;

import org.driftwatch.topics.germanium.RawColumns;

/**
 * One waveform in file order.
 *
 * @param row row in its table
 * @param periodNs sampling period [ns]
 * @param startNs time of sample 0 on the waveform's own grid [ns]
 * @param columns what stands beside it, as far as it was asked for
 */
public record Pulse(long row, double periodNs, double startNs, int[] samples, RawColumns columns) {}
