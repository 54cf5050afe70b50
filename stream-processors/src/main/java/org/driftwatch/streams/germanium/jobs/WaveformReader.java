package org.driftwatch.streams.germanium.jobs;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.driftwatch.calibrators.germanium.jobs.JobCalculation;
import org.driftwatch.streams.deadletter.RejectedException;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.InBand;

/**
 * Reads single waveforms of one partition by their offsets: in ascending order, seeking over what lies between. Between two wanted
 * records may be any others, marks, and the markers of transactions. One thread.
 */
final class WaveformReader {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Reading on over so many records is cheaper than a fetch of its own: a batch of the sink holds 16 of 16 kB. */
    private static final int NEAR = 16;

    private final Consumer<byte[], byte[]> consumer;

    /** @param consumer without a group and without a way to reset offsets; reads what is committed */
    WaveformReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * The waveforms a request names, by offset.
     *
     * @throws RejectedException {@code waveforms-gone} when one of them is no longer there
     * @throws TimeoutException when the broker does not answer
     */
    Map<Long, Waveform> read(JobRequest request) {
        if (!request.topic().equals(Topics.GE_WAVEFORMS.name()))
            throw new RejectedException("unknown-topic", "no waveforms on topic " + request.topic());
        TopicPartition partition = new TopicPartition(request.topic(), request.partition());
        consumer.assign(List.of(partition));
        try {
            return new Reading(request, partition, new TreeSet<>(JobCalculation.places(request))).all();
        } catch (InvalidOffsetException tooOld) {
            throw new RejectedException("waveforms-gone", tooOld.getMessage());
        }
    }

    private final class Reading {
        private final JobRequest request;
        private final TopicPartition partition;
        private final TreeSet<Long> wanted;
        private final Map<Long, Waveform> found = new HashMap<>();

        Reading(JobRequest request, TopicPartition partition, TreeSet<Long> wanted) {
            this.request = request;
            this.partition = partition;
            this.wanted = wanted;
            if (!wanted.isEmpty()) consumer.seek(partition, wanted.first());
        }

        Map<Long, Waveform> all() {
            long since = System.nanoTime();
            while (!wanted.isEmpty()) {
                approach();
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) since = System.nanoTime();
                else if (consumer.position(partition) > wanted.first()) throw gone();
                else if (System.nanoTime() - since > PATIENCE.toNanos())
                    throw new TimeoutException("no answer from " + partition + " at offset " + wanted.first());
                take(records);
            }
            return found;
        }

        private void approach() {
            long at = consumer.position(partition);
            if (wanted.first() < at || wanted.first() > at + NEAR) consumer.seek(partition, wanted.first());
        }

        private void take(ConsumerRecords<byte[], byte[]> records) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                long next = wanted.first();
                if (record.offset() > next) throw gone();
                if (record.offset() == next) take(record);
                if (wanted.isEmpty() || wanted.first() > record.offset() + NEAR) return;
            }
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            wanted.remove(record.offset());
            boolean ours = Topics.GE_WAVEFORMS.value().decode(record.value()) instanceof InBand.Data<Waveform> data
                    && found.put(record.offset(), data.value()) == null
                    && data.value().run().equals(request.run())
                    && data.value().channel().equals(request.channel());
            if (!ours)
                throw new RejectedException(
                        "waveforms-gone", partition + " holds something else at offset " + record.offset());
        }

        private RejectedException gone() {
            return new RejectedException("waveforms-gone", partition + " has no record at offset " + wanted.first());
        }
    }
}
