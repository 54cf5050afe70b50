package org.driftwatch.app.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.driftwatch.app.broker.CommittedReader;
import org.driftwatch.app.broker.TopicAdmin;
import org.driftwatch.app.broker.TopicException;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.InBandCodec;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunView;

/** Runs of a cluster: from the topic {@code runs}, from the last marks of those that have not ended, and how they drift. */
public final class KafkaRuns implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Codec<Mark> MARKS = new JsonCodec<>(Mark.class);

    /** Without a mark for so long a run is not running any more. The slowest source marks every minute. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final long FIRST_WINDOW = 500;
    private static final int WIDER = 8;
    private static final int WINDOWS = 3;

    private final String bootstrap;
    private final Consumer<byte[], byte[]> consumer;

    private KafkaRuns(String bootstrap) {
        this.bootstrap = bootstrap;
        consumer = CommittedReader.on(bootstrap, PATIENCE);
    }

    /** @throws TopicException when no broker answers within 8 s, or there are no such topics */
    public static KafkaRuns on(String bootstrap) throws TopicException {
        try (TopicAdmin admin = new TopicAdmin(bootstrap)) {
            if (!admin.partitions().containsKey(Topics.RUNS.name()))
                throw new TopicException("Kafka at " + bootstrap + " has no topic " + Topics.RUNS.name()
                        + ": no driftwatch has run on it");
        }
        return new KafkaRuns(bootstrap);
    }

    /** All runs, in order of their time. */
    public List<RunEntry> all(Instant now) {
        Map<String, RunView> views = new LinkedHashMap<>();
        whole(Topics.RUNS.name(), value -> {
            RunView view = Topics.RUNS.value().decode(value);
            views.put(
                    view.topic() + " " + view.description().run() + " "
                            + view.description().source(),
                    view);
        });
        Map<String, SortedMap<String, Long>> drift = drift();
        List<RunEntry> entries = new ArrayList<>();
        for (RunView view : views.values())
            entries.add(RunEntry.of(
                    view.description(),
                    view.topic(),
                    progress(view, now),
                    drift.getOrDefault(view.description().run(), new TreeMap<>()),
                    bootstrap));
        entries.sort(RunEntry.ORDER);
        return entries;
    }

    private Map<String, SortedMap<String, Long>> drift() {
        Map<String, SortedMap<String, Long>> byRun = new TreeMap<>();
        whole(Topics.DRIFT.name(), value -> {
            if (Topics.DRIFT.value().decode(value) instanceof InBand.Data<DriftPoint> data)
                byRun.computeIfAbsent(data.value().run(), run -> new TreeMap<>())
                        .merge(data.value().verdict().name(), 1L, Long::sum);
        });
        return byRun;
    }

    private RunEntry.Progress progress(RunView view, Instant now) {
        if (view.state().equals("ended"))
            return new RunEntry.Progress("complete", view.description().until(), view.sent());
        ConsumerRecord<byte[], byte[]> last = lastMark(view);
        if (last == null) return new RunEntry.Progress("incomplete", null, -1);
        boolean alive = Instant.ofEpochMilli(last.timestamp()).plus(SILENCE).isAfter(now);
        String state = alive ? "running" : "incomplete";
        return MARKS.decode(last.value()) instanceof Mark.Reached mark
                ? new RunEntry.Progress(state, mark.instant(), mark.sent())
                : new RunEntry.Progress(state, null, 0);
    }

    /** Looks from the end of partition 0 backwards; null when it is far away. */
    private ConsumerRecord<byte[], byte[]> lastMark(RunView view) {
        TopicPartition first = new TopicPartition(view.topic(), 0);
        long begin = consumer.beginningOffsets(List.of(first)).get(first);
        long to = consumer.endOffsets(List.of(first)).get(first);
        long width = FIRST_WINDOW;
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        for (int i = 0; i < WINDOWS && found.isEmpty() && to > begin; i++, width *= WIDER) {
            long from = Math.max(begin, to - width);
            scan(first, from, to, record -> {
                if (isMarkOf(record.value(), view)) found.add(record);
            });
            to = from;
        }
        return found.isEmpty() ? null : found.get(found.size() - 1);
    }

    private static boolean isMarkOf(byte[] value, RunView view) {
        if (value == null || !InBandCodec.isMark(value)) return false;
        try {
            Mark mark = MARKS.decode(value);
            return mark.run().equals(view.description().run())
                    && mark.source().equals(view.description().source());
        } catch (UndecodableException foreign) {
            return false;
        }
    }

    /** What is on a topic of one partition; what nobody can decode is passed over. */
    private void whole(String topic, java.util.function.Consumer<byte[]> each) {
        TopicPartition partition = new TopicPartition(topic, 0);
        long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        scan(partition, begin, end, record -> {
            try {
                each.accept(record.value());
            } catch (UndecodableException | IllegalArgumentException foreign) {
                // nothing to list
            }
        });
    }

    private void scan(
            TopicPartition partition,
            long from,
            long to,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long since = System.nanoTime();
        while (consumer.position(partition) < to) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) since = System.nanoTime();
            else if (System.nanoTime() - since > PATIENCE.toNanos())
                throw new TimeoutException("Kafka at " + bootstrap + ": no answer from " + partition + " within "
                        + PATIENCE.toSeconds() + " s");
            for (ConsumerRecord<byte[], byte[]> record : records) if (record.offset() < to) each.accept(record);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
