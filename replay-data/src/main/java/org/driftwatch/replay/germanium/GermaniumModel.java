package org.driftwatch.replay.germanium;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.replay.random.RandomStream;
import org.driftwatch.replay.scenario.DataSpan;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;

/** Settings and plan, and all that follows from them without drawing an event: the detectors and their gains. */
final class GermaniumModel {
    private static final long BUILD = 0;

    private final GermaniumSettings settings;
    private final RunPlan plan;
    private final ThoriumSource source;
    private final List<DetectorArray.Detector> detectors = new ArrayList<>();
    private final List<List<GermaniumFault>> faults = new ArrayList<>();

    GermaniumModel(GermaniumSettings settings, RunPlan plan) {
        this.settings = settings;
        this.plan = plan;
        this.source = new ThoriumSource(settings.shape());
        for (int i = 0; i < settings.array().detectors(); i++) {
            DetectorArray.Detector detector =
                    settings.array().detector(i, random(i).split(BUILD));
            detectors.add(detector);
            faults.add(settings.faults().stream()
                    .filter(fault -> fault.channel().equals(detector.channel()))
                    .toList());
        }
    }

    GermaniumSettings settings() {
        return settings;
    }

    RunPlan plan() {
        return plan;
    }

    ThoriumSource source() {
        return source;
    }

    DetectorArray.Detector detector(int index) {
        return detectors.get(index);
    }

    List<GermaniumFault> faults(int detector) {
        return faults.get(detector);
    }

    /** The root of all random streams of a detector. */
    RandomStream random(int detector) {
        return new RandomStream(settings.seed()).split(detector);
    }

    int indexOf(String channel) {
        for (int i = 0; i < detectors.size(); i++)
            if (detectors.get(i).channel().equals(channel)) return i;
        throw new IllegalArgumentException("no channel " + channel + " in this simulation");
    }

    /** Amplitude per energy at a data time, faults included [ADC/keV]. */
    double adcPerKeV(int detector, long timeNs) {
        double gain = detectors.get(detector).adcPerKeV();
        for (GermaniumFault fault : faults.get(detector))
            gain *= fault.amplification(timeNs - plan.span().startNs());
        return gain;
    }

    /** Where a run with a limited number of events ends is found by drawing it once without pulses. */
    RunDescription description(String sourceName) {
        DataSpan span = plan.span();
        Instant until = span.start().plus(span.length());
        long events = -1;
        if (span.limitsEvents()) {
            MergedDeposits deposits = new MergedDeposits(this);
            events = 0;
            for (Deposit deposit = deposits.next(); deposit != null; deposit = deposits.next()) {
                until = EventTime.instant(deposit.timeNs());
                events++;
            }
        }
        List<String> channels = settings.array().channels();
        return new RunDescription(plan.run(), sourceName, List.of(sourceName), channels, span.start(), until, events);
    }
}
