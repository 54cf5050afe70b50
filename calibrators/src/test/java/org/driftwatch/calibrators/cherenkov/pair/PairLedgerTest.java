package org.driftwatch.calibrators.cherenkov.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.junit.jupiter.api.Test;

class PairLedgerTest {
    /** Room for as many chunks as there are jackknife blocks, and a few more. */
    private static final PairColumns SMALL =
            new PairColumns(PairColumns.ENERGY.axes(), PairChunks.ROWS * (EventBlocks.BLOCKS + 3));

    private static void add(PairLedger ledger, long event) {
        Random random = new Random(event);
        ledger.add(0, event, 0.1 * random.nextGaussian(), 0.1 + random.nextDouble());
    }

    @Test
    void goesOnInCellsThoughChunksStillWaitToBePut() {
        int events = SMALL.capacity() + 500;
        PairState expected = new PairState(SMALL);
        InMemoryChannelStore store = new InMemoryChannelStore();
        PairLedger ledger = new PairLedger(store, 'e', SMALL, 1);
        for (long event = 0; event < events; event++) {
            Random random = new Random(event);
            expected.add(event, 0.1 * random.nextGaussian(), 0.1 + random.nextDouble());
            add(ledger, event);
        }
        assertThat(ledger.state(0).sample()).usingRecursiveComparison().isEqualTo(expected.sample());
        assertThat(new PairLedger(store, 'e', SMALL, 1).state(0).sample())
                .as("read back from the store")
                .usingRecursiveComparison()
                .isEqualTo(expected.sample());
    }

    @Test
    void leavesNothingInTheStoreWhenItForgets() {
        InMemoryChannelStore store = new InMemoryChannelStore();
        PairLedger ledger = new PairLedger(store, 'e', SMALL, 1);
        for (long event = 0; event < 200; event++) add(ledger, event);
        ledger.clear();
        assertThat(store.values()).isEmpty();
    }
}
