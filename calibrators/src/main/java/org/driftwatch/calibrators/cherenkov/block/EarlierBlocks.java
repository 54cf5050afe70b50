package org.driftwatch.calibrators.cherenkov.block;

import java.nio.ByteBuffer;
import java.util.List;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.calibrators.cherenkov.subject.ArrayPairs;
import org.driftwatch.calibrators.cherenkov.subject.FadingPairs;
import org.driftwatch.calibrators.cherenkov.subject.Pooling;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * What earlier blocks of the array add to the coefficients of this one, as the settings want it: nothing; all their contributions; or,
 * with a half-life (product only), their means faded by data time. Drift is judged block by block in any case.
 */
final class EarlierBlocks {
    private static final char RATIOS = 'r';
    private static final StateKey EVENTS = StateKey.of('N');

    private final ArraySettings settings;
    private final ChannelStore memory;
    private final Collected all;
    private final long before;

    /** Goes on from what the memory holds. */
    EarlierBlocks(ArraySettings settings, List<Telescope> telescopes, ArrayPairs pairs, ChannelStore memory) {
        this.settings = settings;
        this.memory = memory;
        all = merges() ? Collected.of(settings, telescopes, pairs, memory) : null;
        byte[] bytes = memory.get(EVENTS);
        before = bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    private boolean merges() {
        return settings.pool().pool() && !fades();
    }

    private boolean fades() {
        return settings.pool().pool() && settings.pool().fades() && settings.mode() == Mode.PRODUCT;
    }

    /** The next event of this block, its number {@code place}. */
    void add(ArrayEvent event, long place) {
        if (all != null) all.add(event, before + place);
    }

    /** What coefficients are made of, from what this block has alone. */
    Collected.Samples samples(Collected block, long events) {
        return all == null ? block.samples(events) : all.samples(before + events);
    }

    /** What earlier blocks add to the pairs of each method, at the end of this one. */
    Poolings at(long endNs) {
        return new Poolings(
                pooling(Collected.ENERGY, endNs),
                pooling(Collected.SIZE, endNs),
                pooling(Collected.TIMING, endNs),
                pooling(RATIOS, endNs));
    }

    private Pooling pooling(char letter, long endNs) {
        double halfLifeNs = settings.pool().halfLife().toNanos();
        return fades() ? new FadingPairs(memory, letter, halfLifeNs, endNs) : Pooling.NONE;
    }

    /** This block has ended and belongs to the earlier ones. */
    void remember(Poolings poolings, long events) {
        for (Pooling each : List.of(poolings.energy(), poolings.size(), poolings.timing(), poolings.ratios()))
            if (each instanceof FadingPairs fading) fading.remember();
        if (all != null)
            memory.put(EVENTS, ByteBuffer.allocate(8).putLong(before + events).array());
    }

    /** By number of the pair; {@code ratios} by number of two types. */
    record Poolings(Pooling energy, Pooling size, Pooling timing, Pooling ratios) {}
}
