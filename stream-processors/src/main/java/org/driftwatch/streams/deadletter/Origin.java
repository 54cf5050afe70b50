package org.driftwatch.streams.deadletter;

/**
 * Where a record came from.
 *
 * @param timestampMs Kafka timestamp of the record [ms since 1970], wall clock: for latencies only, never for a result
 */
public record Origin(String topic, int partition, long offset, long timestampMs) {
    /** {@code topic/partition/offset}, the key of a dead letter. */
    public String id() {
        return topic + "/" + partition + "/" + offset;
    }
}
