package org.driftwatch.ui.server;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramSnapshotCodec;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;
import org.driftwatch.ui.model.LiveModel;

/** Single records of run r1 and its channel ch1, brought into a live picture. */
record FewRecords(LiveModel model) {
    static final Instant START = Instant.parse("2023-03-11T23:58:40Z");

    void run() {
        RunDescription description =
                new RunDescription("r1", "dsp", List.of("dsp"), List.of("ch1"), START, START.plusSeconds(60), 1_000);
        model.run(
                new RunView(1, description, "started", "ge.dsp", 0, START, new TreeMap<>()),
                System.currentTimeMillis());
    }

    void parameter(int version) {
        GermaniumEnergy.Line line = new GermaniumEnergy.Line(
                2614.5,
                true,
                null,
                17_000,
                0.1,
                2.5,
                0.02,
                0.4,
                90,
                92,
                1_000,
                "hpge_peak",
                new TreeMap<>(),
                null,
                new double[] {16_900, 17_100});
        double nan = Double.NaN;
        GermaniumEnergy.Line missing = new GermaniumEnergy.Line(
                1620.5,
                false,
                "62 events fitted in the line, minimum 100",
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                0,
                412,
                null,
                null,
                null,
                new double[] {10_300, 10_700});
        GermaniumEnergy energy = new GermaniumEnergy(
                "a + b * cuspEmax",
                new TreeMap<>(),
                null,
                0,
                0,
                List.of(missing, line),
                null,
                null,
                2.4,
                0.02,
                1_000,
                new TreeMap<>(),
                null,
                null);
        model.parameter(
                new Parameter(1, GermaniumEnergy.SUBJECT, "ch1", "r1", version, START, null, energy, new TreeMap<>()),
                System.currentTimeMillis());
    }

    void drift(int atSeconds) {
        Instant at = START.plusSeconds(atSeconds);
        model.drift(
                new DriftPoint(
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
                        0.5,
                        0.1,
                        0.03,
                        300,
                        "run r1 version 1",
                        0,
                        0,
                        0.5,
                        DriftPoint.Verdict.ok),
                System.currentTimeMillis());
    }

    void histogram(String channel, HistogramView view, double content, int bins) {
        double[] contents = new double[bins];
        java.util.Arrays.fill(contents, content);
        HistogramSnapshot snapshot = new HistogramSnapshot(
                "r1", channel, "cuspEmax", view, 100, 0.5, 0, 1_000, (long) content * bins, 0, contents);
        model.histogram(snapshot, new HistogramSnapshotCodec().encode(snapshot), System.currentTimeMillis());
    }
}
