package org.driftwatch.calibrators.cherenkov.block;

import java.util.List;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.EventFilters;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.calibrators.cherenkov.subject.ArrayPairs;
import org.driftwatch.calibrators.cherenkov.subject.EnergyMethod;
import org.driftwatch.calibrators.cherenkov.subject.PairCollector;
import org.driftwatch.calibrators.cherenkov.subject.SizeMethod;
import org.driftwatch.calibrators.cherenkov.subject.TimingMethod;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** What the methods took of the events of one block, or of all blocks so far. */
record Collected(PairCollector energy, PairCollector size, PairCollector timing) {
    static final char ENERGY = 'e';
    static final char SIZE = 's';
    static final char TIMING = 't';

    /** Goes on from what the store holds. */
    static Collected of(ArraySettings settings, List<Telescope> telescopes, ArrayPairs pairs, ChannelStore store) {
        return new Collected(
                new PairCollector(energies(settings), pairs, store, ENERGY),
                new PairCollector(new SizeMethod(settings.size(), telescopes), pairs, store, SIZE),
                new PairCollector(new TimingMethod(settings.timing()), pairs, store, TIMING));
    }

    static EnergyMethod energies(ArraySettings settings) {
        EventFilters filters = settings.pairs().filters();
        return settings.mode() == Mode.COMPAT ? EnergyMethod.ofPeer(filters) : EnergyMethod.of(filters);
    }

    /** The next event; {@code place} is its number, from 0. */
    void add(ArrayEvent event, long place) {
        energy.add(event, place);
        size.add(event, place);
        timing.add(event, place);
    }

    /** The pairs of each method after so many events. */
    Samples samples(long events) {
        return new Samples(energy.samples(events), size.samples(events), timing.samples(events));
    }

    /** By number of the pair. */
    record Samples(List<PairSample> energy, List<PairSample> size, List<PairSample> timing) {}
}
