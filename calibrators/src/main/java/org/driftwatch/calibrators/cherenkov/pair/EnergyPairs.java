package org.driftwatch.calibrators.cherenkov.pair;

import java.util.List;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;

/**
 * Contributions of array events to pairs by energy: asymmetry and its error for every pair whose event passes the filter. An event
 * of m telescopes touches at most m(m-1)/2 pairs. Events must not come twice.
 */
public final class EnergyPairs {
    private final PairIndex index;
    private final PairFilter filter;
    private final PairLedger ledger;
    private final double[] row = new double[2];
    private long unusable;

    /** Columns of the ledger: asymmetry, error; see {@link PairColumns#ENERGY}. */
    public EnergyPairs(PairIndex index, PairFilter filter, PairLedger ledger) {
        this.index = index;
        this.filter = filter;
        this.ledger = ledger;
    }

    /** Adds an event. */
    public void add(ArrayEvent event) {
        List<Shower> showers = event.showers();
        for (int a = 0; a < showers.size(); a++) {
            Shower i = showers.get(a);
            for (int b = a + 1; b < showers.size(); b++) {
                Shower j = showers.get(b);
                int pair = index.of(i.telescope(), j.telescope());
                if (pair >= 0 && filter.passes(i, j)) add(pair, event.event(), i, j);
            }
        }
    }

    private void add(int pair, long event, Shower i, Shower j) {
        row[0] = Asymmetry.of(i.energyTeV(), j.energyTeV());
        row[1] = Asymmetry.error(i.energyTeV(), i.energyErrorTeV(), j.energyTeV(), j.energyErrorTeV());
        if (Math.abs(row[0]) < 1 && row[1] > 0 && row[1] < Double.POSITIVE_INFINITY) ledger.add(pair, event, row);
        else unusable++;
    }

    /** Selected contributions that could not be used since this object was made: energy or its error not positive. */
    public long unusable() {
        return unusable;
    }
}
