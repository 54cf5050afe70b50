package org.driftwatch.app.broker;

import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.catalogue.Topic;

/** Kafka's settings of one topic of the catalogue. */
final class TopicConfig {
    private static final long MEBIBYTE = 1L << 20;
    private static final int SEGMENTS_PER_PARTITION = 8;

    private final Topic<?, ?> topic;
    private final TopicLayout layout;

    TopicConfig(Topic<?, ?> topic, TopicLayout layout) {
        this.topic = topic;
        this.layout = layout;
    }

    int partitions() {
        return topic.partitioned() ? layout.partitions() : 1;
    }

    Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        // the data's own time may be years old: by it Kafka would delete a replay while it is written
        entries.put("message.timestamp.type", "LogAppendTime");
        entries.put("max.message.bytes", String.valueOf(NodeProperties.MAX_MESSAGE_BYTES));
        entries.put("min.insync.replicas", String.valueOf(Math.max(1, layout.replication() - 1)));
        entries.put("cleanup.policy", topic.compacted() ? "compact" : "delete");
        if (topic.compacted()) compaction(entries);
        retention(entries);
        return entries;
    }

    /** Snapshots come every second: without a short lag the last value would drag hours of older ones along. */
    private static void compaction(Map<String, String> entries) {
        entries.put("segment.bytes", String.valueOf(32 * MEBIBYTE));
        entries.put("min.cleanable.dirty.ratio", "0.2");
        entries.put("max.compaction.lag.ms", "60000");
    }

    private void retention(Map<String, String> entries) {
        if (topic.retention() == null) {
            entries.put("retention.ms", "-1");
            entries.put("retention.bytes", "-1");
            return;
        }
        long perPartition = layout.retainedBytes() / partitions();
        long segment = Math.min(128 * MEBIBYTE, Math.max(MEBIBYTE, perPartition / SEGMENTS_PER_PARTITION));
        entries.put("retention.ms", String.valueOf(topic.retention().toMillis()));
        entries.put("retention.bytes", String.valueOf(perPartition));
        // Kafka drops whole segments only
        entries.put("segment.bytes", String.valueOf(Math.max(segment, NodeProperties.MAX_MESSAGE_BYTES)));
    }
}
