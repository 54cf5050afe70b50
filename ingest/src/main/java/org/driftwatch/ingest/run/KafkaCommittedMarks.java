package org.driftwatch.ingest.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.InBandCodec;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;

/**
 * Looks for the last mark from the end of partition 0 backwards: every set of marks goes to every partition in one
 * transaction. Whether to look at all says the topic {@code runs}, so that a new run on a full topic starts at once.
 *
 * <p>A reader of committed records ends at the first transaction that is still open, possibly another source's. We read on
 * until we have passed the end the partition had when we came, so that no mark of our own is overlooked.
 */
final class KafkaCommittedMarks<E> implements CommittedMarks {
    private static final long FIRST_WINDOW = 2_000;
    private static final int WIDER = 4;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(150);
    private final KafkaSinkSettings settings;
    private final Topic<String, InBand<E>> topic;

    KafkaCommittedMarks(KafkaSinkSettings settings, Topic<String, InBand<E>> topic) {
        this.settings = settings;
        this.topic = topic;
    }

    @Override
    public Mark last(RunDescription description) throws IOException {
        try (KafkaConsumer<byte[], byte[]> committed = consumer("read_committed")) {
            return wasStarted(committed, description) ? lastMark(committed, description) : null;
        } catch (KafkaException e) {
            throw new IOException(
                    "cannot look for run " + description.run() + " on " + topic.name() + ": " + e.getMessage(), e);
        }
    }

    private boolean wasStarted(KafkaConsumer<byte[], byte[]> committed, RunDescription description) throws IOException {
        TopicPartition runs = new TopicPartition(Topics.RUNS.name(), 0);
        boolean[] found = new boolean[1];
        scan(
                committed,
                new Window(runs, begin(committed, runs), end(runs)),
                record -> found[0] |= isOurs(record, description));
        return found[0];
    }

    private boolean isOurs(ConsumerRecord<byte[], byte[]> record, RunDescription description) {
        try {
            RunView view = Topics.RUNS.value().decode(record.value());
            return view.topic().equals(topic.name())
                    && view.description().run().equals(description.run())
                    && view.description().source().equals(description.source());
        } catch (UndecodableException e) {
            return false; // not ours, whatever it is
        }
    }

    private Mark lastMark(KafkaConsumer<byte[], byte[]> committed, RunDescription description) throws IOException {
        TopicPartition first = new TopicPartition(topic.name(), 0);
        long begin = begin(committed, first);
        Mark[] found = new Mark[1];
        long width = FIRST_WINDOW;
        for (long to = end(first); to > begin && found[0] == null; width *= WIDER) {
            long from = Math.max(begin, to - width);
            scan(committed, new Window(first, from, to), record -> {
                Mark mark = markOf(record.value(), description);
                if (mark != null) found[0] = mark;
            });
            to = from;
        }
        return found[0];
    }

    private Mark markOf(byte[] value, RunDescription description) {
        if (value == null || !InBandCodec.isMark(value)) return null;
        try {
            Mark mark = ((InBand.Marked<E>) topic.value().decode(value)).mark();
            boolean ours = mark.run().equals(description.run()) && mark.source().equals(description.source());
            return ours ? mark : null;
        } catch (UndecodableException e) {
            return null; // poison on the raw topic is for the processors to report
        }
    }

    private record Window(TopicPartition partition, long from, long to) {}

    private static void scan(
            KafkaConsumer<byte[], byte[]> consumer, Window window, Consumer<ConsumerRecord<byte[], byte[]>> each)
            throws IOException {
        consumer.assign(List.of(window.partition()));
        consumer.seek(window.partition(), window.from());
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (consumer.position(window.partition()) < window.to()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL))
                if (record.offset() < window.to()) each.accept(record);
            if (System.nanoTime() - deadline > 0)
                throw new IOException(window.partition() + ": a transaction stays open before offset " + window.to());
        }
    }

    private static long begin(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition)).get(partition);
    }

    /** The end of all records, committed or not. */
    private long end(TopicPartition partition) {
        try (KafkaConsumer<byte[], byte[]> any = consumer("read_uncommitted")) {
            return any.endOffsets(List.of(partition)).get(partition);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        Map<String, Object> config = SinkClients.consumer(settings, isolation);
        return new KafkaConsumer<>(config);
    }
}
