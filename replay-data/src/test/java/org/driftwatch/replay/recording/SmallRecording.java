package org.driftwatch.replay.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.replay.recording.RunManifest.State;
import org.driftwatch.replay.recording.StoredRecord.Kind;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/** A run on two partitions: data {@code "p3"} at 3 s in partition p, marks at 1, 2, ... s. */
final class SmallRecording {
    static final RunDescription RUN = new RunDescription(
            "r1", "dsp", List.of("dsp"), List.of("ch1", "ch2"), Instant.EPOCH, Instant.ofEpochSecond(9), 4);
    private static final int PARTITIONS = 2;
    private final Path directory;
    private final List<RecordFileWriter> files = new ArrayList<>();
    private long offset;

    SmallRecording(Path directory) throws IOException {
        this.directory = directory;
        for (int p = 0; p < PARTITIONS; p++)
            files.add(RecordFileWriter.create(directory, new RecordPlace("r1", "ge.dsp", p, PARTITIONS)));
    }

    SmallRecording started() throws IOException {
        for (int p = 0; p < PARTITIONS; p++) mark(p, new Mark.RunStarted(RUN, p, PARTITIONS));
        return this;
    }

    SmallRecording data(int partition, double seconds) throws IOException {
        byte[] value = (partition + "@" + seconds).getBytes(UTF_8);
        long ns = Math.round(seconds * 1e9);
        files.get(partition)
                .append(new StoredRecord(Kind.DATA, ns, offset++, ("ch" + partition).getBytes(UTF_8), value));
        return this;
    }

    SmallRecording reached(int second, long sent) throws IOException {
        for (int p = 0; p < PARTITIONS; p++) reached(p, second, sent);
        return this;
    }

    SmallRecording reached(int partition, int second, long sent) throws IOException {
        Instant at = Instant.ofEpochSecond(second);
        mark(partition, new Mark.Reached("r1", "dsp", partition, PARTITIONS, at, sent));
        return this;
    }

    SmallRecording ended(int second, long sent) throws IOException {
        Instant at = Instant.ofEpochSecond(second);
        for (int p = 0; p < PARTITIONS; p++) {
            mark(p, new Mark.RunEnded("r1", "dsp", p, PARTITIONS, at, sent));
            for (int i = 0; i < 2; i++) mark(p, new Mark.Drain("r1", "dsp", p, PARTITIONS));
        }
        return this;
    }

    private void mark(int partition, Mark mark) throws IOException {
        byte[] value = new JsonCodec<>(Mark.class).encode(mark);
        files.get(partition).append(new StoredRecord(Kind.MARK, 0, offset++, null, value));
    }

    /** Closes the files and writes the manifest. */
    Path as(State state) throws IOException {
        List<RunManifest.FilePart> parts = new ArrayList<>();
        for (RecordFileWriter file : files) {
            file.close();
            parts.add(new RunManifest.FilePart(
                    file.file().getFileName().toString(), parts.size(), file.records(), file.bytes()));
        }
        RunManifest.TopicPart topic = new RunManifest.TopicPart("ge.dsp", PARTITIONS, RUN, 4, 4, null, parts);
        new RunManifest(1, "r1", state, "", Instant.EPOCH, null, "test", List.of(topic), 0, 0).write(directory);
        return directory;
    }
}
