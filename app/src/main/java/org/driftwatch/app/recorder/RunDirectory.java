package org.driftwatch.app.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.app.wiring.Version;
import org.driftwatch.replay.recording.RecordFileWriter;
import org.driftwatch.replay.recording.RecordPlace;
import org.driftwatch.replay.recording.RunManifest;
import org.driftwatch.replay.recording.RunManifest.State;
import org.driftwatch.replay.recording.StoredRecord;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.run.Mark;

/** One run while it is recorded: its directory, its files by topic, its manifest. */
final class RunDirectory implements AutoCloseable {
    private final Path path;
    private final String run;
    private final Instant began;
    private final Map<String, TopicFiles> topics = new TreeMap<>();
    private long unreadable;

    private RunDirectory(Path path, String run, Instant began) {
        this.path = path;
        this.run = run;
        this.began = began;
    }

    /** Where a run is recorded below a directory; no character of a run id leads out of it. */
    static Path of(Path out, String run) {
        String name = URLEncoder.encode(run, UTF_8);
        return out.resolve(name.startsWith(".") ? "%2E" + name.substring(1) : name);
    }

    /** @throws RecordingException rather than touch what is there */
    static void requireNone(Path out, String run) throws RecordingException {
        if (Files.exists(of(out, run)))
            throw new RecordingException(of(out, run) + ": is there already, and recordings are never overwritten");
    }

    static RunDirectory create(Path out, String run) throws IOException, RecordingException {
        requireNone(out, run);
        Path path = of(out, run);
        Files.createDirectories(path);
        return new RunDirectory(path, run, Instant.now());
    }

    String run() {
        return run;
    }

    Path path() {
        return path;
    }

    /** Null when the run has not begun on this topic. */
    TopicFiles on(String topic) {
        return topics.get(topic);
    }

    TopicFiles begin(String topic, Mark.RunStarted started) throws IOException {
        TopicFiles files = TopicFiles.create(path, topic, started);
        topics.put(topic, files);
        manifest(State.running, "", null, 0).write(path);
        return files;
    }

    void unreadable() {
        unreadable++;
    }

    boolean ended() {
        return topics.values().stream().allMatch(TopicFiles::ended);
    }

    long events() {
        return topics.values().stream().mapToLong(TopicFiles::events).sum();
    }

    long bytes() {
        return topics.values().stream().mapToLong(TopicFiles::bytes).sum();
    }

    long timeNs() {
        return topics.values().stream().mapToLong(TopicFiles::timeNs).max().orElse(0);
    }

    void flush() throws IOException {
        for (TopicFiles files : topics.values()) files.flush();
    }

    /** The end of the run is in all files. */
    RunManifest complete(List<StoredRecord> commands) throws IOException {
        for (TopicFiles files : topics.values())
            if (files.missing() != null) return end(State.incomplete, files.missing(), commands);
        return end(State.complete, "", commands);
    }

    RunManifest incomplete(String why, List<StoredRecord> commands) throws IOException {
        return end(State.incomplete, why, commands);
    }

    private RunManifest end(State state, String why, List<StoredRecord> commands) throws IOException {
        close();
        if (!commands.isEmpty()) write(commands);
        RunManifest manifest = manifest(state, why, Instant.now(), commands.size());
        manifest.write(path);
        return manifest;
    }

    private void write(List<StoredRecord> commands) throws IOException {
        try (RecordFileWriter file =
                RecordFileWriter.create(path, new RecordPlace(run, Topics.COMMANDS.name(), 0, 1))) {
            for (StoredRecord command : commands) file.append(command);
        }
    }

    private RunManifest manifest(State state, String why, Instant ended, long commands) {
        List<RunManifest.TopicPart> parts =
                topics.values().stream().map(TopicFiles::described).toList();
        return new RunManifest(
                RunManifest.SCHEMA, run, state, why, began, ended, Version.text(), parts, unreadable, commands);
    }

    @Override
    public void close() throws IOException {
        for (TopicFiles files : topics.values()) files.close();
    }
}
