package org.driftwatch.ui.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.driftwatch.topics.germanium.GermaniumCuts;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;

/** Single records of run r1 and its channel ch1, brought into a live picture whose wall clock is set by hand. */
public final class ChannelRecords {
    public static final Instant START = Instant.parse("2023-03-11T23:58:40Z");
    static final ModelLimits LIMITS = ModelLimits.defaults();

    private long nowMs = START.plusSeconds(1_000_000).toEpochMilli();
    private final LiveModel model = new LiveModel(LIMITS, () -> nowMs);

    LiveModel model() {
        return model;
    }

    long nowMs() {
        return nowMs;
    }

    void pass(long ms) {
        nowMs += ms;
    }

    void setNow(long ms) {
        nowMs = ms;
    }

    /** A version of pole-zero constants on which somebody has decided, or shall. */
    void decided(int version, Map<String, String> provenance) {
        model.parameter(
                parameter(GermaniumPoleZero.SUBJECT, version, constants("362568.0*ns"))
                        .withProvenance(new TreeMap<>(provenance)),
                nowMs);
    }

    void poleZero(String tau) {
        model.parameter(parameter(GermaniumPoleZero.SUBJECT, 1, constants(tau)), nowMs);
    }

    void run(String state, long sent, long events) {
        RunDescription description = new RunDescription(
                "r1", "dsp", List.of("dsp"), List.of("ch1", "ch2"), START, START.plusSeconds(3_600), events);
        model.run(new RunView(1, description, state, "ge.dsp", sent, START, new TreeMap<>()), nowMs);
    }

    void histogram(String run, String channel, long events, int untilSeconds) {
        long from = EventTime.ns(START);
        long until = from + untilSeconds * EventTime.SECOND;
        model.histogram(
                new HistogramSnapshot(
                        run, channel, "cuspEmax", HistogramView.TOTAL, 0, 0.5, from, until, events, 0, new double[] {
                            events
                        }),
                new byte[0],
                nowMs);
    }

    void drift(Verdict verdict, int atSeconds, double shiftKev, double z) {
        model.drift(position(verdict, atSeconds, shiftKev, z), nowMs);
    }

    /** Position of the line at 2614.5 keV in the minute up to so many seconds after the start. */
    public static DriftPoint position(Verdict verdict, int atSeconds, double shiftKev, double z) {
        Instant at = START.plusSeconds(atSeconds);
        return new DriftPoint(
                1,
                "r1",
                "ch1",
                "position_2614.5",
                at.minusSeconds(60),
                at,
                17_000,
                0.1,
                17_000,
                0.1,
                z,
                shiftKev,
                0.03,
                300,
                "run r1 version 1",
                0,
                0,
                0.5,
                verdict);
    }

    void measured(Verdict verdict, int atSeconds, double shift, double z) {
        Instant at = START.plusSeconds(atSeconds);
        double nan = Double.NaN;
        DriftPoint.Measured measured =
                new DriftPoint.Measured("", 0.0745 + shift, 8e-5, 0.0745, 4e-5, shift, 2.6e-5, 0.0004);
        model.drift(
                new DriftPoint(
                        1,
                        "r1",
                        "ch1",
                        "aoe_mean",
                        at.minusSeconds(60),
                        at,
                        nan,
                        nan,
                        nan,
                        nan,
                        z,
                        nan,
                        nan,
                        150,
                        "run r1 version 1",
                        0,
                        0,
                        nan,
                        verdict,
                        measured),
                nowMs);
    }

    void parameter(int version) {
        model.parameter(parameter(GermaniumEnergy.SUBJECT, version, energy(List.of())), nowMs);
    }

    /** An energy calibration with these lines. */
    public static GermaniumEnergy energy(List<GermaniumEnergy.Line> lines) {
        return new GermaniumEnergy(
                "a + b * cuspEmax", new TreeMap<>(), null, 0, 0, lines, null, null, 2.4, 0.02, 1_000, null, null, null);
    }

    void cuts(int version, long counts) {
        GermaniumCuts.PassRate rate =
                new GermaniumCuts.PassRate(9 * counts / 10, counts, 0.9, Math.sqrt(0.09 / counts));
        GermaniumCuts cuts = new GermaniumCuts(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                "columns",
                List.of(),
                new TreeMap<>(Map.of("all", rate)),
                List.of(),
                new TreeMap<>(),
                null,
                counts);
        model.parameter(parameter(GermaniumCuts.SUBJECT, version, cuts), nowMs);
    }

    private static GermaniumPoleZero constants(String tau) {
        var constants = new GermaniumPoleZero.Constants(tau, "48.0*ns", null, null, null, null);
        var database = new GermaniumPoleZero.Database(constants);
        return new GermaniumPoleZero(
                database, null, new GermaniumPoleZero.Part(100, database, null), null, "no superpulse");
    }

    private static Parameter parameter(String subject, int version, ParameterValue value) {
        return new Parameter(
                1, subject, "ch1", "r1", version, START.plusSeconds(version), null, value, new TreeMap<>());
    }

    static Mark.PartitionDone done(int partition, int of, long events) {
        return new Mark.PartitionDone(
                "partition-done",
                "r1",
                "ge.dsp",
                partition,
                of,
                events,
                List.of("ch1"),
                START,
                START,
                new TreeMap<>(Map.of("late", 1L)));
    }
}
