package org.driftwatch.streams.engine;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

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

    /** A store with these settings. The cache is what makes small changes cheap, and it is flushed before each commit: exact after kill -9. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(SETTINGS);
    }
}
