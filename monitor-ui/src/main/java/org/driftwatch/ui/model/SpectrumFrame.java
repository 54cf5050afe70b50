package org.driftwatch.ui.model;

import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;

/**
 * The newest snapshot of one histogram as bytes, with what is needed to talk about it.
 *
 * @param version version of the live picture at which it arrived
 * @param bytes binary DWHS; shared, not to be changed
 */
public record SpectrumFrame(
        String quantity,
        HistogramView view,
        long fromNs,
        long untilNs,
        long events,
        long receivedMs,
        long version,
        byte[] bytes) {
    static SpectrumFrame of(HistogramSnapshot snapshot, byte[] bytes, long receivedMs, long version) {
        return new SpectrumFrame(
                snapshot.quantity(),
                snapshot.view(),
                snapshot.fromNs(),
                snapshot.untilNs(),
                snapshot.events(),
                receivedMs,
                version,
                bytes);
    }
}
