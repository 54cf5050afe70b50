package org.driftwatch.app.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.driftwatch.replay.recording.RunManifest;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.run.Mark;

/**
 * Writes the records of runs into files as a reader of committed records gets them. Holds nothing but the buffers of its files.
 * One thread.
 */
public final class RunRecorder {
    private static final Duration POLL = Duration.ofMillis(200);
    private final RecorderTopics topics;
    private final RunChoice choice;
    private final Path out;
    private final RecorderReport report;
    private final Map<String, RunDirectory> open = new TreeMap<>();
    private final Set<String> passedOver = new TreeSet<>();
    private final List<RunManifest> done = new ArrayList<>();
    private Map<TopicPartition, Long> endsBefore;
    private boolean caughtUp;

    /** @param out directory that gets a directory per run */
    public RunRecorder(RecorderTopics topics, RunChoice choice, Path out, RecorderReport report) {
        this.topics = topics;
        this.choice = choice;
        this.out = out;
        this.report = report;
    }

    /**
     * Records until the chosen runs have ended.
     *
     * @param goesOn asked several times a second; once false, what is open is closed as incomplete
     * @param whyNot what the manifest says then
     * @return manifests of what was recorded
     */
    public List<RunManifest> record(BooleanSupplier goesOn, String whyNot) throws IOException, RecordingException {
        if (choice instanceof RunChoice.One one) RunDirectory.requireNone(out, one.run());
        try {
            endsBefore = topics.begin(choice instanceof RunChoice.Next);
            while (!isThrough() && goesOn.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> record : topics.poll(POLL)) take(record);
                settle();
            }
            for (RunDirectory run : open.values()) ended(run.incomplete(whyNot, topics.commands(run.run())), run);
            return done;
        } catch (RecordingException e) {
            for (RunDirectory run : open.values()) run.incomplete(e.getMessage(), List.of());
            throw e;
        } finally {
            for (RunDirectory run : open.values()) run.close();
        }
    }

    private boolean isThrough() {
        if (!open.isEmpty()) return false;
        if (choice instanceof RunChoice.All all) return caughtUp && !all.follow();
        return !done.isEmpty();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws IOException, RecordingException {
        RawRecord raw = RawRecord.of(record);
        if (raw == null) open.values().forEach(RunDirectory::unreadable);
        else if (raw.mark() instanceof Mark.RunStarted started) start(raw, started);
        else append(raw);
    }

    private void start(RawRecord raw, Mark.RunStarted started) throws IOException, RecordingException {
        RunDirectory run = open.get(raw.run());
        if (run == null) {
            if (!isWanted(raw.run())) return;
            run = RunDirectory.create(out, raw.run());
            open.put(raw.run(), run);
            report.began(raw.run(), run.path());
        }
        TopicFiles files = run.on(raw.record().topic());
        if (files == null) files = run.begin(raw.record().topic(), started);
        files.mark(raw.record(), started);
    }

    private boolean isWanted(String run) {
        if (passedOver.contains(run)) return false;
        if (choice instanceof RunChoice.One one) return one.run().equals(run);
        if (choice instanceof RunChoice.Next) return open.isEmpty() && done.isEmpty();
        if (!Files.exists(RunDirectory.of(out, run))) return true;
        passOver(run, RunDirectory.of(out, run) + " is there already");
        return false;
    }

    private void passOver(String run, String why) {
        passedOver.add(run);
        report.passedOver(run, why);
    }

    private void append(RawRecord raw) throws IOException, RecordingException {
        RunDirectory run = open.get(raw.run());
        TopicFiles files = run == null ? null : run.on(raw.record().topic());
        if (files != null) append(raw, files);
        else if (run == null) unstarted(raw);
    }

    /** A record of a run whose start we have not seen: the start is gone, or was before we came. */
    private void unstarted(RawRecord raw) throws RecordingException {
        if (choice instanceof RunChoice.One one) {
            if (one.run().equals(raw.run())) throw noStart(raw);
        } else if (choice instanceof RunChoice.Next) passedOver.add(raw.run());
        else if (isUnknown(raw.run())) passOver(raw.run(), noStart(raw).getMessage());
    }

    private boolean isUnknown(String run) {
        return !passedOver.contains(run)
                && done.stream().noneMatch(each -> each.run().equals(run));
    }

    private static void append(RawRecord raw, TopicFiles files) throws IOException {
        if (raw.mark() == null) files.event(raw.record(), raw.timeNs());
        else files.mark(raw.record(), raw.mark());
    }

    private static RecordingException noStart(RawRecord raw) {
        ConsumerRecord<byte[], byte[]> at = raw.record();
        return new RecordingException("run " + raw.run() + ": its start is no longer in partition " + at.partition()
                + " of " + at.topic() + ", which keeps records for a time only");
    }

    /** After each batch: what has ended is closed, everything else is handed to the operating system. */
    private void settle() throws IOException, RecordingException {
        caughtUp = caughtUp || topics.areBehind(endsBefore);
        for (Iterator<RunDirectory> each = open.values().iterator(); each.hasNext(); ) {
            RunDirectory run = each.next();
            if (caughtUp && run.ended()) {
                ended(run.complete(topics.commands(run.run())), run);
                each.remove();
            } else {
                run.flush();
                report.reached(run.run(), run.events(), run.bytes(), run.timeNs());
            }
        }
    }

    private void ended(RunManifest manifest, RunDirectory run) {
        done.add(manifest);
        report.ended(manifest, run.path(), run.bytes());
    }

    /** Names of the topics that can be recorded. */
    public static List<String> recordable() {
        List<String> names =
                new ArrayList<>(Topics.RAW.stream().map(topic -> topic.name()).toList());
        names.add(Topics.COMMANDS.name());
        return names;
    }
}
