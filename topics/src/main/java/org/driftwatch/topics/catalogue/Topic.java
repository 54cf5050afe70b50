package org.driftwatch.topics.catalogue;

import java.time.Duration;
import org.driftwatch.topics.codec.Codec;

/**
 * A topic of the catalogue.
 *
 * @param key codec of the key, {@code value} of the value
 * @param keyed what the key is, in words; {@code holds} what the value is
 * @param retention how long records stay; null for ever
 * @param compacted keeps only the last value of each key
 * @param partitioned true: as many partitions as the settings say; false: one
 */
public record Topic<K, V>(
        String name,
        Codec<K> key,
        Codec<V> value,
        String keyed,
        String holds,
        Duration retention,
        boolean compacted,
        boolean partitioned) {}
