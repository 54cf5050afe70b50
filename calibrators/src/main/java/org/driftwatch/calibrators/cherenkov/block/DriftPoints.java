package org.driftwatch.calibrators.cherenkov.block;

import java.time.Instant;
import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.drift.ArrayDrift;
import org.driftwatch.calibrators.cherenkov.drift.DriftLimits;
import org.driftwatch.calibrators.cherenkov.drift.DriftMemory;
import org.driftwatch.calibrators.cherenkov.drift.Judgement;
import org.driftwatch.calibrators.cherenkov.drift.Sights;
import org.driftwatch.calibrators.cherenkov.drift.TelescopeSight;
import org.driftwatch.calibrators.cherenkov.settings.ArrayDriftSettings;
import org.driftwatch.calibrators.cherenkov.settings.ArrayDriftSettings.Healthy;
import org.driftwatch.calibrators.cherenkov.subject.Coefficients;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.drift.DriftPoint;

/** Drift of the three quantities of a telescope, as points: throughputs in per cent of their reference, offsets in ns. */
record DriftPoints(String run, Instant from, Instant at, ArrayDriftSettings settings, ChannelStore memory) {
    static final String THROUGHPUT = "throughput";
    static final String SIZE = "throughput_size";
    static final String TIME = "time_offset";

    private static final double PERCENT = 100;

    List<DriftPoint> throughput(Coefficients of) {
        Healthy healthy = settings.throughput();
        return judge(Sights.of(of), healthy, 0).stream()
                .map(each -> percent(THROUGHPUT, healthy.floor(), each))
                .toList();
    }

    List<DriftPoint> size(Coefficients of) {
        Healthy healthy = settings.size();
        return judge(Sights.of(of, TelescopeSight.FEWEST_SIZES), healthy, 1).stream()
                .map(each -> percent(SIZE, healthy.floor(), each))
                .toList();
    }

    List<DriftPoint> time(Coefficients of) {
        Healthy healthy = settings.timingNs();
        return judge(Sights.of(of), healthy, 2).stream()
                .map(each -> ns(healthy.floor(), each))
                .toList();
    }

    private List<Judgement> judge(List<TelescopeSight> sights, Healthy healthy, int quantity) {
        DriftLimits limits = new DriftLimits(
                healthy.floor(), healthy.walk(), settings.shewhart(), settings.slack(), settings.alarm());
        return new ArrayDrift(limits, new DriftMemory(memory, quantity)).block(run, sights);
    }

    /** The value is throughput in per cent of the reference, so that the reference is 100. */
    private DriftPoint percent(String quantity, double floor, Judgement judged) {
        double value = PERCENT * FastMath.exp(judged.jump());
        return point(
                quantity,
                judged,
                new DriftPoint.Measured(
                        "%",
                        value,
                        value * judged.error(),
                        Double.isNaN(value) ? Double.NaN : PERCENT,
                        PERCENT * judged.referenceError(),
                        value - PERCENT,
                        PERCENT * floor,
                        PERCENT * settings.shewhart() * judged.sigma()));
    }

    private DriftPoint ns(double floor, Judgement judged) {
        return point(
                TIME,
                judged,
                new DriftPoint.Measured(
                        "ns",
                        judged.x(),
                        judged.error(),
                        judged.reference(),
                        judged.referenceError(),
                        judged.jump(),
                        floor,
                        settings.shewhart() * judged.sigma()));
    }

    private DriftPoint point(String quantity, Judgement judged, DriftPoint.Measured measured) {
        boolean up = judged.z() >= 0;
        String scope = Telescope.scope(judged.telescope());
        return DriftPoint.of(
                new DriftPoint.Window(run, scope, quantity, from, at, judged.events(), judged.name()),
                new DriftPoint.Judged(judged.z(), up ? judged.cusum() : 0, up ? 0 : judged.cusum(), judged.verdict()),
                measured);
    }
}
