package org.driftwatch.app.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.driftwatch.replay.recording.RecordFileWriter;
import org.driftwatch.replay.recording.RecordPlace;
import org.driftwatch.replay.recording.RunManifest;
import org.driftwatch.replay.recording.StoredRecord;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/** A run on one topic on its way into files, one per partition. */
final class TopicFiles implements AutoCloseable {
    private final String topic;
    private final RunDescription description;
    private final List<RecordFileWriter> files = new ArrayList<>();
    private final int[] drainsLeft;
    private final boolean[] started;
    private long events;
    private long sent;
    private long timeNs;
    private Instant reached;
    private String lost;

    private TopicFiles(String topic, RunDescription description, int partitions) {
        this.topic = topic;
        this.description = description;
        drainsLeft = new int[partitions];
        Arrays.fill(drainsLeft, Integer.MAX_VALUE);
        started = new boolean[partitions];
    }

    /** Makes the files of all partitions, whichever has told of the start. */
    static TopicFiles create(Path directory, String topic, Mark.RunStarted started) throws IOException {
        TopicFiles made = new TopicFiles(topic, started.description(), started.of());
        try {
            for (int p = 0; p < started.of(); p++)
                made.files.add(
                        RecordFileWriter.create(directory, new RecordPlace(started.run(), topic, p, started.of())));
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    void event(ConsumerRecord<byte[], byte[]> record, long dataNs) throws IOException {
        if (append(record, StoredRecord.Kind.DATA, dataNs)) events++;
        timeNs = Math.max(timeNs, dataNs);
    }

    void mark(ConsumerRecord<byte[], byte[]> record, Mark mark) throws IOException {
        int partition = record.partition();
        if (mark instanceof Mark.RunStarted) started[partition] = true;
        append(record, StoredRecord.Kind.MARK, timeNs(mark));
        if (mark instanceof Mark.Reached at) reached(at.instant(), at.sent());
        if (mark instanceof Mark.RunEnded at) {
            reached(at.instant(), at.sent());
            drainsLeft[partition] = description.channels().size();
        }
        if (mark instanceof Mark.Drain) drainsLeft[partition]--;
    }

    private static long timeNs(Mark mark) {
        if (mark instanceof Mark.Reached at) return EventTime.ns(at.instant());
        return mark instanceof Mark.RunEnded at ? EventTime.ns(at.instant()) : 0;
    }

    private void reached(Instant instant, long count) {
        reached = instant;
        sent = Math.max(sent, count);
        timeNs = Math.max(timeNs, EventTime.ns(instant));
    }

    /** False when the start of the run is missing before it. */
    private boolean append(ConsumerRecord<byte[], byte[]> record, StoredRecord.Kind kind, long ns) throws IOException {
        if (!started[record.partition()]) {
            lost = "its start is no longer in partition " + record.partition() + " of " + topic;
            return false;
        }
        files.get(record.partition()).append(new StoredRecord(kind, ns, record.offset(), record.key(), record.value()));
        return true;
    }

    /** Whether the end of the run has come in all partitions. */
    boolean ended() {
        return Arrays.stream(drainsLeft).allMatch(left -> left <= 0);
    }

    /** Why the recording lacks something though it ended; null when it does not. */
    String missing() {
        if (lost != null) return lost;
        return events >= sent ? null : topic + " had " + events + " of " + sent + " events that were sent";
    }

    long events() {
        return events;
    }

    long bytes() {
        return files.stream().mapToLong(RecordFileWriter::bytes).sum();
    }

    /** Latest data time [ns since 1970]. */
    long timeNs() {
        return timeNs;
    }

    void flush() throws IOException {
        for (RecordFileWriter file : files) file.flush();
    }

    RunManifest.TopicPart described() {
        List<RunManifest.FilePart> parts = new ArrayList<>();
        for (int p = 0; p < files.size(); p++) {
            RecordFileWriter file = files.get(p);
            parts.add(new RunManifest.FilePart(file.file().getFileName().toString(), p, file.records(), file.bytes()));
        }
        return new RunManifest.TopicPart(topic, files.size(), description, events, sent, reached, parts);
    }

    @Override
    public void close() throws IOException {
        for (RecordFileWriter file : files) file.close();
    }
}
