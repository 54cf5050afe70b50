package org.driftwatch.streams.engine;

import java.util.Map;

/**
 * Settings of the changelogs of stores that are rewritten all the time: small segments, cleaned early, so that a
 * restart after kill -9 replays little; tombstones go after ten minutes, which is longer than any restore takes.
 */
public final class Changelog {
    public static final Map<String, String> SETTINGS = Map.of(
            "segment.bytes", Integer.toString(32 << 20),
            "min.cleanable.dirty.ratio", "0.2",
            "max.compaction.lag.ms", "60000",
            "delete.retention.ms", "600000");

    private Changelog() {}
}
