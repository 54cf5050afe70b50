package org.driftwatch.streams.run;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.driftwatch.topics.catalogue.Topic;

/**
 * The way out of a stage: encodes with the codecs of the catalogue and forwards to the sink of the topic. Records get
 * the wall clock as Kafka timestamp, so that retention counts from now; data time stands in the payload.
 */
public record Outlets(ProcessorContext<byte[], byte[]> context, String stage) {
    /** Name of the sink node of a stage. */
    public static String node(String stage, Topic<?, ?> topic) {
        return stage + "-to-" + topic.name();
    }

    public <K, V> void send(Topic<K, V> topic, K key, V value) {
        byte[] keyBytes = topic.key().encode(key);
        byte[] valueBytes = topic.value().encode(value);
        context.forward(new Record<>(keyBytes, valueBytes, context.currentSystemTimeMs()), node(stage, topic));
    }
}
