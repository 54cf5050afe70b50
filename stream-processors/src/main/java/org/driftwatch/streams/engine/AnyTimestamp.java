package org.driftwatch.streams.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Takes the Kafka timestamp as it is. One that is missing or negative, which would stop Kafka Streams, becomes 0:
 * timestamps only tell latencies here, data time stands in the payload.
 */
public final class AnyTimestamp implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}
