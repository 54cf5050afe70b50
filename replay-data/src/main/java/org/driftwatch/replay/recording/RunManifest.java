package org.driftwatch.replay.recording;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.run.RunDescription;

/**
 * What is in the directory of a recorded run: the file {@code run.json}.
 *
 * @param state {@code running} while it is recorded, then {@code complete} or {@code incomplete}
 * @param why why it is incomplete, else empty
 * @param began wall clock when recording began; {@code ended} when it ended, null before
 * @param code version of the program that recorded
 * @param unreadable records that nobody could decode, on the topics and while it was recorded; they belong to no run and are not kept
 * @param commands decisions of persons about this run, in {@code commands-0.dwr}
 */
public record RunManifest(
        @JsonProperty(index = 0) int schema,
        @JsonProperty(index = 1) String run,
        @JsonProperty(index = 2) State state,
        @JsonProperty(index = 3) String why,
        Instant began,
        Instant ended,
        String code,
        List<TopicPart> topics,
        long unreadable,
        long commands) {
    public static final int SCHEMA = 1;
    public static final String FILE = "run.json";

    /** How far the recording is. */
    public enum State {
        running,
        complete,
        incomplete
    }

    /**
     * The run on one topic.
     *
     * @param description as the source declared it at its start
     * @param events recorded; {@code sent} by the source up to the last mark
     * @param reached instant of the last mark; null when there is none
     */
    public record TopicPart(
            String topic,
            int partitions,
            RunDescription description,
            long events,
            long sent,
            Instant reached,
            List<FilePart> files) {}

    /** A file of it; 0 records while it is recorded. */
    public record FilePart(String file, int partition, long records, long bytes) {}

    /** Whether a directory holds a recorded run. */
    public static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve(FILE));
    }

    public static RunManifest read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        try {
            RunManifest manifest = new JsonCodec<>(RunManifest.class).decode(Files.readAllBytes(file));
            if (manifest.schema() != SCHEMA)
                throw new IOException(file + ": schema must be " + SCHEMA + ", is " + manifest.schema());
            if (manifest.run() == null || manifest.state() == null || manifest.topics() == null)
                throw new IOException(file + ": run, state or topics is missing");
            return manifest;
        } catch (UndecodableException e) {
            throw new IOException(file + ": is no manifest of a recorded run: " + e.getMessage(), e);
        }
    }

    /** Replaces the one that is there in one step. */
    public void write(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        Path partial = directory.resolve(FILE + ".part");
        Files.write(partial, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
