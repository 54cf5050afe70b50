package org.driftwatch.streams.germanium;

import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.run.InBand;

/** One record as a sink would send it. */
record Sent(String topic, byte[] key, byte[] value) {
    static <E> Sent of(Topic<String, InBand<E>> topic, String key, InBand<E> value) {
        return new Sent(
                topic.name(),
                key == null ? null : topic.key().encode(key),
                topic.value().encode(value));
    }
}
