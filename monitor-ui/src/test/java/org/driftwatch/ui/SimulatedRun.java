package org.driftwatch.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramSnapshotCodec;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.ui.model.LiveRecords;

/**
 * A run of some detectors, played into the port of the live picture second by second of data time. One detector drifts
 * from a moment on, one may fall silent, the pulse shape of one may drift, the noise of one may grow.
 */
final class SimulatedRun {
    private static final HistogramSnapshotCodec CODEC = new HistogramSnapshotCodec();
    private static final int WINDOW_S = 20;
    private static final int WIDTH_WINDOW_S = 40;

    private final String run;
    private final Instant start;
    private final List<SimulatedChannel> channels = new ArrayList<>();
    private final List<SimulatedSubjects> subjects = new ArrayList<>();
    private final List<SimulatedWidths> widths = new ArrayList<>();
    private final List<String> names;
    private final double rate;
    private final Instant until;
    private final long events;
    private final LiveRecords target;
    private int second;
    private int drifting = 3;
    private int driftFrom = 240;
    private int silent = -1;
    private int silentFrom = Integer.MAX_VALUE;
    private int slowing = -1;
    private int slowingFrom = Integer.MAX_VALUE;
    private int widening = -1;
    private int wideningFrom = Integer.MAX_VALUE;

    SimulatedRun(String run, int detectors, double ratePerSecond, Integer lengthSeconds, LiveRecords target) {
        this.run = run;
        this.start = Instant.parse("2026-11-20T10:00:00Z");
        this.rate = ratePerSecond;
        this.target = target;
        this.until = lengthSeconds == null ? null : start.plusSeconds(lengthSeconds);
        this.events = lengthSeconds == null ? -1 : (long) (detectors * ratePerSecond * lengthSeconds);
        this.names = IntStream.range(0, detectors)
                .mapToObj(i -> "ch" + (1104000 + 3 * i))
                .toList();
        for (int i = 0; i < detectors; i++) {
            channels.add(new SimulatedChannel(run, names.get(i), 0.149 + 0.0013 * (i % 17), 20261120L + i));
            subjects.add(new SimulatedSubjects(run, names.get(i), 20261125L + i));
            widths.add(new SimulatedWidths(run, names.get(i), 20261130L + i));
        }
    }

    SimulatedRun driftOf(int detector, int fromSecond) {
        drifting = detector;
        driftFrom = fromSecond;
        return this;
    }

    SimulatedRun silenceOf(int detector, int fromSecond) {
        silent = detector;
        silentFrom = fromSecond;
        return this;
    }

    /** A/E of a detector moves from a second on. */
    SimulatedRun pulseShapeDriftOf(int detector, int fromSecond) {
        slowing = detector;
        slowingFrom = fromSecond;
        return this;
    }

    /** The resolution of a detector is a third worse from a second on. */
    SimulatedRun noiseOf(int detector, int fromSecond) {
        widening = detector;
        wideningFrom = fromSecond;
        return this;
    }

    void begin(long nowMs) {
        target.run(view("started"), nowMs);
    }

    /** Plays some seconds of data time, publishing snapshots at the end. */
    void play(int seconds, long nowMs) {
        for (int i = 0; i < seconds; i++) playSecond(nowMs);
        publish(nowMs);
        target.run(view("started"), nowMs);
    }

    void end(long nowMs) {
        publish(nowMs);
        target.run(view("ended"), nowMs);
        target.done(
                "parameters",
                new Mark.PartitionDone(
                        "partition-done", run, "ge.dsp", 0, 1, sent(), names, start, now(), new TreeMap<>()),
                nowMs);
    }

    private void playSecond(long nowMs) {
        second++;
        for (int i = 0; i < channels.size(); i++)
            if (i != silent || second < silentFrom) channels.get(i).draw((long) rate, i == drifting ? stretch() : 1);
        if (second % 60 == 0) channels.forEach(SimulatedChannel::closeSlice);
        for (int i = 0; i < channels.size(); i++) refit(i, nowMs);
        if (second % WINDOW_S == 0) closeWindow(nowMs);
        if (second % WIDTH_WINDOW_S == 0) closeWidths(nowMs);
    }

    private void refit(int detector, long nowMs) {
        SimulatedChannel channel = channels.get(detector);
        Parameter parameter = channel.refit(now(), 0.25);
        if (parameter != null) target.parameter(parameter, nowMs);
        for (Parameter further : subjects.get(detector).refit(now(), channel.events()))
            target.parameter(further, nowMs);
    }

    private void closeWindow(long nowMs) {
        Instant from = now().minusSeconds(WINDOW_S);
        for (int i = 0; i < channels.size(); i++) {
            if (i == slowing && second >= slowingFrom) subjects.get(i).driftAoe(-0.08);
            for (DriftPoint point : channels.get(i).driftPoints(from, now())) target.drift(point, nowMs);
            long events = i == silent && second >= silentFrom ? 0 : (long) (rate * WINDOW_S);
            for (DriftPoint point : subjects.get(i).driftPoints(from, now(), events)) target.drift(point, nowMs);
        }
    }

    private void closeWidths(long nowMs) {
        if (second <= 2 * WIDTH_WINDOW_S) return; // the reference
        for (int i = 0; i < widths.size(); i++) {
            if (i == widening && second > wideningFrom) widths.get(i).widen(1.33);
            if (i == silent && second >= silentFrom) continue;
            for (DriftPoint point : widths.get(i).driftPoints(now().minusSeconds(WIDTH_WINDOW_S), now()))
                target.drift(point, nowMs);
        }
    }

    private double stretch() {
        return 1 + 1.2e-6 * Math.max(0, second - driftFrom);
    }

    private void publish(long nowMs) {
        for (int i = 0; i < channels.size(); i++) {
            if (i == silent && second >= silentFrom) continue;
            for (HistogramSnapshot snapshot : channels.get(i).snapshots(EventTime.ns(start), EventTime.ns(now())))
                target.histogram(snapshot, CODEC.encode(snapshot), nowMs);
        }
    }

    private RunView view(String state) {
        RunDescription description =
                new RunDescription(run, "simulator", List.of("simulator"), names, start, until, events);
        return new RunView(
                1, description, state, "ge.dsp", sent(), now(), new TreeMap<>(java.util.Map.of("speed", "20")));
    }

    private Instant now() {
        return start.plusSeconds(second);
    }

    long sent() {
        return channels.stream().mapToLong(SimulatedChannel::events).sum();
    }

    List<String> names() {
        return names;
    }
}
