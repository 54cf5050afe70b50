package org.driftwatch.streams.cherenkov;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;

/**
 * A calculation written by hand for the tests of the topology. Its state is a chain of hashes, so that any change of order, a lost or
 * a doubled event shows in what comes out at the end of the run; the memory of the array is a chain over its runs.
 */
final class HashingArray implements ArrayCalculation {
    private static final StateKey KEY = StateKey.of('h');
    private static final long TEN = 10 * EventTime.SECOND;

    private final RunChannel channel;
    private final int telescopes;
    private final ChannelStore store;
    private final ChannelStore memory;
    private long events;
    private long hash;
    private long window;

    HashingArray(RunChannel channel, ArrayDescription array, ChannelStore store, ChannelStore memory) {
        this.channel = channel;
        this.telescopes = array.telescopes().size();
        this.store = store;
        this.memory = memory;
        byte[] bytes = store.get(KEY);
        if (bytes == null) return;
        ByteBuffer state = ByteBuffer.wrap(bytes);
        events = state.getLong();
        hash = state.getLong();
        window = state.getLong();
    }

    private byte[] state() {
        return ByteBuffer.allocate(24)
                .putLong(events)
                .putLong(hash)
                .putLong(window)
                .array();
    }

    @Override
    public Answer add(ArrayEvent event) {
        if (window == 0) window = Math.floorDiv(event.timeNs(), TEN);
        List<DriftPoint> drift = closed(event.timeNs());
        events++;
        hash = 31 * hash + event.hashCode();
        store.putLater(KEY, this::state);
        int n = event.showers().size();
        return new Answer(List.of(), drift, n * (n - 1) / 2, "");
    }

    @Override
    public Answer advance(long ns) {
        List<DriftPoint> drift = closed(ns);
        if (!drift.isEmpty()) store.putLater(KEY, this::state);
        return new Answer(List.of(), drift, 0, "");
    }

    private List<DriftPoint> closed(long ns) {
        List<DriftPoint> drift = new ArrayList<>();
        for (; window < Math.floorDiv(ns, TEN); window++) drift.add(point());
        return drift;
    }

    @Override
    public Answer finish() {
        byte[] before = memory.get(KEY);
        long all = 31 * (before == null ? 0 : ByteBuffer.wrap(before).getLong()) + hash;
        memory.put(KEY, ByteBuffer.allocate(8).putLong(all).array());
        var value = new ArrayCoefficient.Throughput(hash, all, telescopes, events, 0, false, true, 0);
        Parameter parameter = new Parameter(
                1,
                ArrayCoefficient.INTER_CALIBRATION,
                "tel_001",
                channel.run(),
                1,
                EventTime.instant(window * TEN),
                null,
                value,
                new TreeMap<>());
        return new Answer(List.of(parameter), List.of(), 0, "");
    }

    @Override
    public Optional<ArraySnapshot> snapshot() {
        return Optional.of(
                new ArraySnapshot(channel.run(), channel.channel(), window * TEN, events, List.of(), List.of()));
    }

    private DriftPoint point() {
        return new DriftPoint(
                1,
                channel.run(),
                "tel_001",
                "throughput",
                EventTime.instant(window * TEN),
                EventTime.instant((window + 1) * TEN),
                hash,
                1,
                0,
                1,
                0,
                0,
                0,
                events,
                "none",
                0,
                0,
                1,
                DriftPoint.Verdict.ok);
    }
}
