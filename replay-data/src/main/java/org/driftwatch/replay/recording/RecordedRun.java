package org.driftwatch.replay.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A recorded run, checked to the last byte. */
public record RecordedRun(Path directory, RunManifest manifest, List<RecordedTopic> topics) {
    /** By the first data time they declare, then by their id. */
    public static final Comparator<RecordedRun> BY_TIME = Comparator.comparing(RecordedRun::from)
            .thenComparing(run -> run.manifest().run());

    public RecordedRun {
        topics = List.copyOf(topics);
    }

    /** @throws IOException one line that names file, record, byte and bound when something is damaged */
    public static RecordedRun open(Path directory) throws IOException {
        RunManifest manifest = RunManifest.read(directory);
        List<RecordedTopic> topics = new ArrayList<>();
        for (RunManifest.TopicPart part : manifest.topics()) topics.add(RecordedTopic.open(directory, manifest, part));
        return new RecordedRun(directory, manifest, topics);
    }

    /** The recorded runs at this place: the one that it is, or those in it, in order of their names. */
    public static List<Path> at(Path directory) throws IOException {
        if (RunManifest.isIn(directory)) return List.of(directory);
        List<Path> found;
        try (Stream<Path> inside = Files.list(directory)) {
            found = inside.filter(RunManifest::isIn).sorted().toList();
        }
        if (found.isEmpty()) throw new IOException(directory + ": holds no recorded run (no " + RunManifest.FILE + ")");
        return found;
    }

    /** Whether a recorder is at it now; one that was killed is not. */
    public boolean isBeingRecorded() throws IOException {
        if (manifest.state() != RunManifest.State.running) return false;
        for (RecordedTopic topic : topics)
            for (Path file : topic.files()) if (RecordFileWriter.isOpen(file)) return true;
        return false;
    }

    private Instant from() {
        return topics.stream()
                .map(topic -> topic.description().from())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** What is odd, one line each: cut tails, and why it is not complete. */
    public List<String> warnings() throws IOException {
        List<String> all = new ArrayList<>();
        if (manifest.state() != RunManifest.State.complete) {
            String open = isBeingRecorded() ? "a recorder is at it" : "the recorder was killed";
            String why = manifest.state() == RunManifest.State.running ? open : manifest.why();
            all.add(directory + ": the recording is not complete (" + why
                    + "): it is played up to the last mark of all partitions");
        }
        for (RecordedTopic topic : topics) for (String cut : topic.warnings()) all.add(cut + ": left out");
        return all;
    }
}
