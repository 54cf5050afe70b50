package org.driftwatch.streams.germanium;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.Folded;
import org.driftwatch.calibrators.germanium.jobs.EventReference;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;

/**
 * A calculation written by hand for the tests of the topology. Its state is a chain of hashes, so that any change of
 * order, a lost or a doubled event shows in everything that comes after. It publishes a parameter every fifth event and
 * a drift point per closed minute.
 */
final class CountingChannel implements ChannelFold {
    static final double POISON = -666;
    private static final Folded.Fits PUBLISHED = new Folded.Fits(1, 0, 0, "");
    private static final long MINUTE = 60 * EventTime.SECOND;
    private static final StateKey KEY = StateKey.of('c');

    private final RunChannel channel;
    private final ChannelStore store;
    private long events;
    private long hash;
    private int version;
    private long minute;

    CountingChannel(RunChannel channel, ChannelStore store) {
        this.channel = channel;
        this.store = store;
        byte[] bytes = store.get(KEY);
        if (bytes != null) restore(ByteBuffer.wrap(bytes));
    }

    private void restore(ByteBuffer state) {
        events = state.getLong();
        hash = state.getLong();
        version = state.getInt();
        minute = state.getLong();
    }

    private void write() {
        ByteBuffer state = ByteBuffer.allocate(28).putLong(events).putLong(hash);
        store.put(KEY, state.putInt(version).putLong(minute).array());
    }

    @Override
    public Folded fold(DspEvent event, long place) {
        double energy = event.values()[0];
        if (energy == POISON) throw new IllegalStateException("poison in event " + event.eventNumber());
        List<DriftPoint> drift = close(event.timeNs());
        events++;
        hash = 31 * hash + 17 * event.eventNumber() + Double.hashCode(energy) + Long.hashCode(event.timeNs());
        boolean publish = events % 5 == 0;
        if (publish) version++;
        write();
        return new Folded(
                new Features(event, hash, version),
                drift,
                publish ? List.of(parameter(event.timeNs())) : List.of(),
                publish ? PUBLISHED : Folded.Fits.NONE,
                publish && place != EventReference.NOWHERE ? List.of(request(place)) : List.of());
    }

    /** With every parameter it also asks for a job on the waveform of its event. */
    private JobRequest request(long place) {
        return new JobRequest(
                1,
                channel.run(),
                channel.channel(),
                null,
                0,
                version,
                JobRequest.RING_FULL,
                List.of(),
                List.of(place),
                1,
                EventTime.instant(minute * MINUTE),
                new TreeMap<>(),
                null);
    }

    @Override
    public Folded advance(long ns) {
        List<DriftPoint> drift = close(ns);
        if (!drift.isEmpty()) write();
        return new Folded(null, drift, List.of(), Folded.Fits.NONE);
    }

    @Override
    public Folded finish() {
        version++;
        write();
        return new Folded(null, List.of(), List.of(parameter(minute * MINUTE)), PUBLISHED);
    }

    @Override
    public List<HistogramSnapshot> snapshots() {
        double[] contents = {events};
        return List.of(new HistogramSnapshot(
                channel.run(), channel.channel(), "e", HistogramView.TOTAL, 0, 1, 0, 1, events, 0, contents));
    }

    private List<DriftPoint> close(long ns) {
        long now = Math.floorDiv(ns, MINUTE);
        List<DriftPoint> points = new ArrayList<>();
        if (minute == 0) minute = now;
        for (; minute < now; minute++) points.add(point());
        return points;
    }

    private DriftPoint point() {
        Instant from = EventTime.instant(minute * MINUTE);
        Instant at = EventTime.instant((minute + 1) * MINUTE);
        return new DriftPoint(
                1,
                channel.run(),
                channel.channel(),
                "position_1.0",
                from,
                at,
                hash,
                1,
                0,
                1,
                2.5,
                0.25,
                0,
                events,
                "none",
                0,
                0,
                1,
                DriftPoint.Verdict.ok);
    }

    private Parameter parameter(long ns) {
        GermaniumEnergy value = new GermaniumEnergy(
                "a",
                new TreeMap<>(),
                new double[0][],
                hash,
                0,
                List.of(),
                null,
                null,
                Double.NaN,
                Double.NaN,
                events,
                new TreeMap<>(),
                null,
                null);
        Instant at = EventTime.instant(ns);
        return new Parameter(
                1,
                GermaniumEnergy.SUBJECT,
                channel.channel(),
                channel.run(),
                version,
                at,
                null,
                value,
                new TreeMap<>());
    }
}
