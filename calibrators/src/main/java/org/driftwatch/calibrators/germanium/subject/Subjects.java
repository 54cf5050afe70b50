package org.driftwatch.calibrators.germanium.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.driftwatch.calibrators.drift.DriftSettings;
import org.driftwatch.calibrators.drift.QuantityDrift.Window;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.hit.HitOperation;

/**
 * All further subjects of one channel in one run: each counts every event, answers when due and at the end of the run; what is in
 * force is applied to the events that follow, and its quantities are watched for drift. State is in the store. One thread.
 */
public final class Subjects {
    private final String run;
    private final List<SubjectTrack> tracks = new ArrayList<>();
    private final QuantityWatch watch;
    private final SortedMap<String, HitOperation> energy = new TreeMap<>();
    private HitColumns columns;

    /** A subject and when it answers. */
    public record Scheduled(Subject subject, Schedule schedule) {}

    /** A subject that was asked: its version now, and what it said. */
    public record Answered(String subject, int version, Answer answer) {}

    /** Goes on from what the store holds. */
    public Subjects(String run, List<Scheduled> subjects, DriftSettings drift, ChannelStore store) {
        this.run = run;
        for (Scheduled each : subjects)
            tracks.add(new SubjectTrack(each.subject(), tracks.size(), each.schedule(), drift, store));
        watch = new QuantityWatch(tracks, drift.block().toNanos(), store);
        apply();
    }

    /** From now on {@code column} is computed by {@code operation}: the energy scale in force. */
    public void energy(String column, HitOperation operation) {
        energy.put(column, operation);
        apply();
    }

    /** Version now of every subject, by name; 0 before the first answer. */
    public SortedMap<String, Integer> versions() {
        SortedMap<String, Integer> versions = new TreeMap<>();
        for (SubjectTrack track : tracks) versions.put(track.name(), track.version());
        return versions;
    }

    /** How far each subject is, for display. */
    public List<SubjectProgress.Step> progress() {
        return tracks.stream().map(SubjectTrack::progress).toList();
    }

    /** An event with the columns that the parameters in force derive of it. */
    public Features features(DspEvent event, double energyKeV, int energyVersion) {
        return new Features(event, energyKeV, energyVersion, columns.names(event), columns.values(event));
    }

    /** Counts an event, and gives the answers that it made due. A pulse of a pulser is only shown to who looks for pulsers. */
    public List<Answered> count(Features features, Optional<EnergyResult> calibration) {
        boolean pulse = features.value(CutSettings.IS_PULSER) == 1;
        if (!pulse) watch.add(features);
        List<Answered> answers = new ArrayList<>();
        for (SubjectTrack track : tracks) {
            if (pulse && !track.takesPulses()) continue;
            track.add(features);
            if (track.due())
                answers.add(ask(track, new Question(calibration, false, Optional.empty()), features.timeNs()));
        }
        if (!answers.isEmpty()) apply();
        return answers;
    }

    /** The last answers, on all events of the run; {@code ns} is the data time of the last. */
    public List<Answered> finish(Question question, long ns) {
        List<Answered> answers = new ArrayList<>();
        for (SubjectTrack track : tracks) answers.add(ask(track, question, ns));
        apply();
        return answers;
    }

    private Answered ask(SubjectTrack track, Question question, long ns) {
        Answer answer = track.ask(question, version -> "run " + run + " " + track.name() + " version " + version, ns);
        return new Answered(track.name(), track.version(), answer);
    }

    private void apply() {
        SortedMap<String, HitOperation> operations = new TreeMap<>(energy);
        SortedMap<String, Predicate<DspEvent>> flags = new TreeMap<>();
        SortedMap<String, Integer> versions = new TreeMap<>();
        for (SubjectTrack track : tracks) {
            flags.putAll(track.flags());
            operations.putAll(track.operations());
            if (track.version() > 0) versions.put("version/" + track.name(), track.version());
        }
        columns = new HitColumns(operations, flags, versions);
    }

    /** Data time has come to {@code ns}: windows of the drift that close before it. */
    public List<Window> advance(long ns) {
        return watch.advance(ns);
    }

    /** The run has ended: judges the windows that are open. */
    public List<Window> endWindows() {
        return watch.finish();
    }

    /** Removes what is bulky from the store, after the end of the run. */
    public void clear() {
        tracks.forEach(SubjectTrack::clear);
    }
}
