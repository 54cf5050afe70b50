package org.driftwatch.calibrators.germanium.cuts;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.GermaniumCuts;

/**
 * Pulser of one channel: found in its newest events, from then on its events are told apart. Between two searches the phase follows
 * the pulses, so that the period need not be exact for longer than from one pulse to the next. All state is in the store. One thread.
 */
public final class PulserTagger {
    private static final StateKey FIRST = new StateKey((byte) 'C', -1, 2);
    private static final StateKey FOUND = new StateKey((byte) 'C', -1, 3);
    private static final RecordCodec<Pulser> PULSER = new RecordCodec<>(Pulser.class, 1);

    private final PulserSettings settings;
    private final String energy;
    private final ChannelStore store;
    private final RecentEvents recent;
    private long firstNs;
    private boolean begun;
    private Pulser pulser;

    /** @param energy column of the uncalibrated energy */
    public PulserTagger(PulserSettings settings, String energy, ChannelStore store) {
        this.settings = settings;
        this.energy = energy;
        this.store = store;
        recent = new RecentEvents(settings.events(), store, 'C');
        byte[] first = store.get(FIRST);
        begun = first != null;
        if (begun) firstNs = ByteBuffer.wrap(first).getLong();
        byte[] found = store.get(FOUND);
        if (found != null) pulser = PULSER.decode(found);
    }

    /** True once an event can be told to be a pulse. */
    public boolean tags() {
        return settings.enabled()
                && (pulser != null || !settings.multiplicityColumn().isEmpty());
    }

    /** True if this event is a pulse. */
    public boolean pulsed(DspEvent event) {
        if (!settings.enabled()) return false;
        if (pulser != null && pulser.pulsed(event.value(energy), seconds(event.timeNs()))) return true;
        return !settings.multiplicityColumn().isEmpty() && many(event.value(settings.multiplicityColumn()));
    }

    private boolean many(double channels) {
        return !Double.isNaN(channels) && Pulser.pulsed((int) channels, settings.multiplicityThreshold());
    }

    /** The next event in order of time. */
    public void add(DspEvent event) {
        if (!settings.enabled()) return;
        if (!begun) begin(event.timeNs());
        double e = event.value(energy);
        if (!(e >= settings.lowestEnergy()) || Double.isInfinite(e)) return;
        recent.add(e, event.timeNs());
        if (pulser != null && pulser.pulsed(e, seconds(event.timeNs()))) follow(pulser.at(seconds(event.timeNs())));
    }

    private void begin(long ns) {
        begun = true;
        firstNs = ns;
        store.put(FIRST, ByteBuffer.allocate(Long.BYTES).putLong(ns).array());
    }

    private double seconds(long ns) {
        return 1e-9 * (ns - firstNs);
    }

    private void follow(Pulser now) {
        pulser = now;
        store.putLater(FOUND, () -> PULSER.encode(now));
    }

    /** Looks for the pulser in the newest events: of several the one with the most pulses. What is found is in force from here on. */
    public Optional<GermaniumCuts.Pulser> search() {
        if (!settings.enabled()) return Optional.empty();
        double[] energies = recent.energies();
        double highest = DoubleStream.of(energies).max().orElse(0);
        Optional<Pulser> found = settings.search(highest).find(energies, recent.seconds(firstNs)).stream()
                .max(Comparator.comparingLong(Pulser::pulses));
        pulser = found.orElse(null);
        found.ifPresentOrElse(this::follow, () -> store.delete(FOUND));
        return found.map(this::published);
    }

    private GermaniumCuts.Pulser published(Pulser found) {
        return new GermaniumCuts.Pulser(
                found.energy(),
                found.halfWidth(),
                found.periodSeconds(),
                1e-9 * firstNs + found.phaseSeconds(),
                found.toleranceSeconds(),
                found.pulses());
    }

    /**
     * Which of all events of the run are pulses of the one that was found last, followed backwards from the end, or have many channels.
     *
     * @param columns of the events by name, one value per event; empty without such a column
     * @param timesNs of the events, ascending [ns since 1970]
     */
    public BitSet pulses(Function<String, double[]> columns, long[] timesNs) {
        BitSet pulses = new BitSet();
        if (!tags()) return pulses;
        double[] channels = columns.apply(settings.multiplicityColumn());
        for (int i = 0; i < channels.length; i++) pulses.set(i, many(channels[i]));
        double[] energies = columns.apply(energy);
        Pulser at = pulser;
        for (int i = Math.min(energies.length, timesNs.length) - 1; i >= 0 && at != null; i--) {
            if (!at.pulsed(energies[i], seconds(timesNs[i]))) continue;
            pulses.set(i);
            at = at.at(seconds(timesNs[i]));
        }
        return pulses;
    }

    /** Removes the events from the store. */
    public void clear() {
        recent.clear();
    }
}
