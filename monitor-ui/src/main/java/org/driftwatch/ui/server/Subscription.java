package org.driftwatch.ui.server;

import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.ui.model.Selection;

/**
 * What a browser asks for: {@code {"type":"subscribe","run":"...","channel":"...","view":"total"}}, or for an array
 * {@code {"type":"subscribe","array":"...","telescope":"..."}}, where an empty array means the newest, or for productions
 * {@code {"type":"subscribe","production":"..."}} with the key of a grid point, where an empty one means none.
 */
record Subscription(
        String type, String run, String channel, String view, String array, String telescope, String production) {
    private static final JsonCodec<Subscription> CODEC = new JsonCodec<>(Subscription.class);

    static Subscription decode(String text) {
        Subscription asked = CODEC.decode(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (asked == null || !"subscribe".equals(asked.type))
            throw new UndecodableException("unknown-type", "expected type subscribe");
        if (asked.ofChannel()) asked.histogramView();
        return asked;
    }

    /** Whether it asks for a channel of a run: neither for an array nor for productions. */
    boolean ofChannel() {
        return array == null && production == null;
    }

    Selection selection() {
        return run == null ? null : new Selection(run, channel == null ? "" : channel);
    }

    HistogramView histogramView() {
        for (HistogramView each : HistogramView.values()) if (each.key().equals(view)) return each;
        throw new UndecodableException("unknown-view", "view must be total, sliding or decayed, was " + view);
    }
}
