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
import org.driftwatch.ui.model.ChannelRecords;
import org.driftwatch.ui.model.LiveModel;

/** Single records of run r1 and its channel ch1, brought into a live picture. */
record FewRecords(LiveModel model) {
    static final Instant START = ChannelRecords.START;

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
        model.parameter(
                new Parameter(
                        1,
                        GermaniumEnergy.SUBJECT,
                        "ch1",
                        "r1",
                        version,
                        START,
                        null,
                        ChannelRecords.energy(List.of(missing, line)),
                        new TreeMap<>()),
                System.currentTimeMillis());
    }

    void drift(int atSeconds) {
        model.drift(ChannelRecords.position(DriftPoint.Verdict.ok, atSeconds, 0.1, 0.5), System.currentTimeMillis());
    }

    void histogram(String channel, HistogramView view, double content, int bins) {
        double[] contents = new double[bins];
        java.util.Arrays.fill(contents, content);
        HistogramSnapshot snapshot = new HistogramSnapshot(
                "r1", channel, "cuspEmax", view, 100, 0.5, 0, 1_000, (long) content * bins, 0, contents);
        model.histogram(snapshot, new HistogramSnapshotCodec().encode(snapshot), System.currentTimeMillis());
    }
}
