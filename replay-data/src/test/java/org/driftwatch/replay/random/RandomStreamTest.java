package org.driftwatch.replay.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final int DRAWS = 1_000_000;

    @Test
    void normalDeviatesHaveTheMomentsAndTailsOfANormalDistribution() {
        RandomStream random = new RandomStream(5);
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        int beyondLastLayer = 0;
        int withinOne = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = random.gaussian();
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
            if (Math.abs(x) > 3.442619855899) beyondLastLayer++;
            if (Math.abs(x) < 1) withinOne++;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
        assertThat(squares / DRAWS).isCloseTo(1, within(4 * Math.sqrt(2.0 / DRAWS)));
        assertThat(fourths / DRAWS).isCloseTo(3, within(4 * Math.sqrt(96.0 / DRAWS)));
        assertThat((double) beyondLastLayer).isCloseTo(576.2, within(4 * Math.sqrt(576.2)));
        assertThat(withinOne / (double) DRAWS).isCloseTo(0.6826895, within(4 * Math.sqrt(0.2166 / DRAWS)));
    }

    @Test
    void exponentialAndUniformDeviatesHaveTheirMeans() {
        RandomStream random = new RandomStream(6);
        assertThat(mean(random::exponential)).isCloseTo(1, within(4 / Math.sqrt(DRAWS)));
        assertThat(mean(random::uniform)).isCloseTo(0.5, within(4 * Math.sqrt(1.0 / 12 / DRAWS)));
        assertThat(mean(() -> random.uniform(-1, 3))).isCloseTo(1, within(4 * Math.sqrt(16.0 / 12 / DRAWS)));
    }

    @Test
    void aSplitDependsOnSeedAndLabelOnly() {
        RandomStream fresh = new RandomStream(7);
        RandomStream used = new RandomStream(7);
        for (int i = 0; i < 10; i++) used.nextLong();
        assertThat(used.split(3).nextLong()).isEqualTo(fresh.split(3).nextLong());
        assertThat(fresh.split(4).nextLong()).isNotEqualTo(fresh.split(3).nextLong());
        assertThat(new RandomStream(8).split(3).nextLong())
                .isNotEqualTo(fresh.split(3).nextLong());
    }

    @Test
    void streamsOfNeighbouringSeedsAndLabelsAreUncorrelated() {
        RandomStream root = new RandomStream(9);
        double products = 0;
        for (int i = 0; i < DRAWS / 10; i++)
            products += (root.split(i).uniform() - 0.5) * (root.split(i + 1).uniform() - 0.5);
        assertThat(products / (DRAWS / 10.0)).isCloseTo(0, within(4 / 12.0 / Math.sqrt(DRAWS / 10.0)));
    }

    private static double mean(DoubleSupplier draw) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) sum += draw.getAsDouble();
        return sum / DRAWS;
    }
}
