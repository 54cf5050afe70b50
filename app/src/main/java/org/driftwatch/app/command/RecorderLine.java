package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.Locale;
import org.driftwatch.app.recorder.RecorderReport;
import org.driftwatch.replay.recording.RunManifest;
import org.driftwatch.topics.run.EventTime;

/** What a recorder does, on the terminal: a line that is rewritten if somebody looks, one for each run that begins or ends. */
final class RecorderLine implements RecorderReport, AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";
    private final boolean interactive = Terminal.interactive();

    @Override
    public void began(String run, Path directory) {
        say("recording run " + run + " into " + directory);
    }

    @Override
    public void reached(String run, long events, long bytes, long timeNs) {
        if (!interactive) return;
        String time = timeNs == 0 ? "" : ", data time " + EventTime.instant(timeNs);
        System.err.print(CLEAR + "record " + run + " " + counted(events, bytes) + time);
        System.err.flush();
    }

    private static String counted(long events, long bytes) {
        return String.format(Locale.ROOT, "%d events, %.1f MB", events, bytes / 1e6);
    }

    @Override
    public void ended(RunManifest manifest, Path directory, long bytes) {
        long events = manifest.topics().stream()
                .mapToLong(RunManifest.TopicPart::events)
                .sum();
        String why = manifest.why().isEmpty() ? "" : " (" + manifest.why() + ")";
        say("recorded run " + manifest.run() + ": " + counted(events, bytes) + ", " + manifest.state() + why + ": "
                + directory);
    }

    @Override
    public void passedOver(String run, String why) {
        say("not recorded: run " + run + ": " + why);
    }

    private void say(String line) {
        close();
        Terminal.say(line);
    }

    /** Takes the line off the terminal. */
    @Override
    public void close() {
        if (!interactive) return;
        System.err.print(CLEAR);
        System.err.flush();
    }
}
