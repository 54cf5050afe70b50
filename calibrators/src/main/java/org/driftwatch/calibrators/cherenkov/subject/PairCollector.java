package org.driftwatch.calibrators.cherenkov.subject;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.cherenkov.pair.EventBlocks;
import org.driftwatch.calibrators.cherenkov.pair.PairLedger;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;

/**
 * What one method has taken of the events of a block, by pair. An event of m telescopes touches at most m (m - 1)/2 pairs. All state
 * is in the store. One thread.
 */
public final class PairCollector {
    private final PairMethod method;
    private final ArrayPairs pairs;
    private final PairLedger ledger;
    private final boolean[] taken;
    private final double[] row;

    /**
     * Goes on from what the store holds.
     *
     * @param letter of this method, its own within the store
     */
    public PairCollector(PairMethod method, ArrayPairs pairs, ChannelStore store, char letter) {
        this.method = method;
        this.pairs = pairs;
        ledger = new PairLedger(store, letter, method.columns(), pairs.pairs().size());
        taken = new boolean[pairs.pairs().size()];
        for (int p = 0; p < taken.length; p++)
            taken[p] = !method.sameTypeOnly() || pairs.pairs().get(p).sameType();
        row = new double[method.columns().axes().size()];
    }

    /**
     * The next event.
     *
     * @param place number of the event in the block, from 0: what jackknife blocks are made from
     */
    public void add(ArrayEvent event, long place) {
        List<Shower> showers = event.showers();
        for (int a = 0; a < showers.size(); a++)
            for (int b = a + 1; b < showers.size(); b++) add(place, showers.get(a), showers.get(b));
    }

    private void add(long place, Shower i, Shower j) {
        int pair = pairs.index().of(i.telescope(), j.telescope());
        if (pair >= 0 && taken[pair] && method.take(i, j, row)) ledger.add(pair, place, row);
    }

    /** Contributions of a pair. */
    public long count(int pair) {
        return ledger.state(pair).count();
    }

    /**
     * What the pairs have, by number. Jackknife blocks are the twentieths of the block in order of events; once some pair has so
     * many contributions that they are counted in cells, they are drawn by a hash of the event for all.
     *
     * @param events number of events of the block so far
     */
    public List<PairSample> samples(long events) {
        boolean kept = true;
        for (int p = 0; p < taken.length; p++)
            kept &= ledger.state(p).count() <= method.columns().capacity();
        EventBlocks blocks =
                kept ? place -> (int) (place * EventBlocks.BLOCKS / Math.max(1, events)) : EventBlocks.HASHED;
        List<PairSample> samples = new ArrayList<>();
        for (int p = 0; p < taken.length; p++) samples.add(ledger.state(p).sample(blocks));
        return samples;
    }
}
