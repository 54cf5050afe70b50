package org.driftwatch.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.driftwatch.app.recording.Content;
import org.driftwatch.app.recording.Recordings;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.replay.recording.RecordedRun;
import org.driftwatch.replay.recording.RecordedTopic;
import org.driftwatch.replay.recording.RunManifest;
import org.driftwatch.replay.recording.RunManifest.State;
import org.driftwatch.topics.run.RunDescription;

/** Runs in directories and files. */
public final class StoredRuns {
    private StoredRuns() {}

    /** @param places directories of recorded runs, and files of any kind that can be replayed */
    public static List<RunEntry> at(List<Path> places, Settings settings) throws IOException {
        List<RunEntry> all = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path place : places)
            if (Files.isDirectory(place)) for (Path run : RecordedRun.at(place)) all.addAll(recorded(run));
            else files.add(place);
        if (!files.isEmpty())
            for (Content content : Recordings.open(files, Lh5Options.DEFAULTS, settings.array())
                    .contents()) all.add(inFile(content));
        all.sort(RunEntry.ORDER);
        return all;
    }

    /** From the manifest; from the files themselves where a recorder still writes them, or was killed. */
    private static List<RunEntry> recorded(Path directory) throws IOException {
        RunManifest manifest = RunManifest.read(directory);
        if (manifest.state() == State.running) return unfinished(RecordedRun.open(directory));
        List<RunEntry> entries = new ArrayList<>();
        for (RunManifest.TopicPart part : manifest.topics())
            entries.add(entry(
                    new Content(part.topic(), part.description()),
                    new RunEntry.Progress(manifest.state().name(), part.reached(), part.events()),
                    directory.toString()));
        return entries;
    }

    private static List<RunEntry> unfinished(RecordedRun run) throws IOException {
        String state = run.isBeingRecorded() ? "running" : "incomplete";
        List<RunEntry> entries = new ArrayList<>();
        for (RecordedTopic topic : run.topics())
            entries.add(entry(
                    new Content(topic.topic(), topic.description()),
                    new RunEntry.Progress(state, null, topic.events()),
                    run.directory().toString()));
        return entries;
    }

    private static RunEntry entry(Content content, RunEntry.Progress progress, String where) {
        return RunEntry.of(content.description(), content.topic(), progress, Collections.emptySortedMap(), where);
    }

    private static RunEntry inFile(Content content) {
        RunDescription run = content.description();
        return entry(content, new RunEntry.Progress("complete", run.until(), run.events()), "file");
    }
}
