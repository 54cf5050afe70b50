package org.driftwatch.streams.germanium.jobs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.InBand;

/** One partition of waveforms as a consumer sees it: some offsets hold none, each poll brings a few. */
final class FakeWaveforms extends MockConsumer<byte[], byte[]> {
    static final TopicPartition PARTITION = new TopicPartition(Topics.GE_WAVEFORMS.name(), 1);
    private static final int AT_ONCE = 5;
    private final TreeMap<Long, byte[]> records = new TreeMap<>();
    int seeks;

    FakeWaveforms() {
        super("none");
    }

    /** The sample is the offset. */
    void put(long offset, String channel) {
        Waveform waveform = new Waveform("r1", channel, offset, offset, 16, 0, new int[] {(int) offset, 0});
        records.put(offset, Topics.GE_WAVEFORMS.value().encode(new InBand.Data<>(waveform)));
    }

    void deleteBefore(long offset) {
        records.headMap(offset).clear();
        updateBeginningOffsets(Map.of(PARTITION, offset));
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
        seeks++;
        super.seek(partition, offset);
    }

    @Override
    public synchronized org.apache.kafka.clients.consumer.ConsumerRecords<byte[], byte[]> poll(
            java.time.Duration timeout) {
        long end = records.isEmpty() ? 0 : records.lastKey() + 2;
        updateEndOffsets(Map.of(PARTITION, end));
        List<Map.Entry<Long, byte[]>> next = records.tailMap(position(PARTITION)).entrySet().stream()
                .limit(AT_ONCE)
                .toList();
        if (next.isEmpty()) super.seek(PARTITION, end);
        next.forEach(each -> addRecord(new ConsumerRecord<>(
                PARTITION.topic(), PARTITION.partition(), each.getKey(), new byte[0], each.getValue())));
        return super.poll(timeout);
    }
}
