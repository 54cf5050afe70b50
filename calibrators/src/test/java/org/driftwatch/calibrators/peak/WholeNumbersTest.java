package org.driftwatch.calibrators.peak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Columns of whole numbers in bins that are finer than these. */
class WholeNumbersTest {
    private static final int PER_UNIT = 8;

    /** From 99.5 in bins of an eighth, ten events at each of 100 to 111. */
    private static long[] atWholeNumbers() {
        long[] counts = new long[12 * PER_UNIT];
        for (int k = 0; k < 12; k++) counts[4 + k * PER_UNIT] = 10;
        return counts;
    }

    @Test
    void standInTheMiddleOfTheirBins() {
        WindowHistogram whole = new WindowHistogram(99.5, 0.125, atWholeNumbers()).aroundWholeNumbers();
        assertThat(whole.low()).isEqualTo(99.5);
        assertThat(whole.binWidth()).isEqualTo(1);
        assertThat(whole.counts()).hasSize(12).containsOnly(10);
        assertThat(whole.moved(-2).edge(1)).isEqualTo(98.5);
    }

    @Test
    void aWindowMayBeginAtOneOfThem() {
        long[] counts = new long[9 * PER_UNIT + 1];
        for (int k = 0; k < 10; k++) counts[k * PER_UNIT] = k + 1;
        WindowHistogram whole = new WindowHistogram(100, 0.125, counts).aroundWholeNumbers();
        assertThat(whole.low()).isEqualTo(99.5);
        assertThat(whole.counts()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void oneEventBetweenThemLeavesAllAsItIs() {
        long[] counts = atWholeNumbers();
        counts[50] = 1;
        WindowHistogram window = new WindowHistogram(99.5, 0.125, counts);
        assertThat(window.aroundWholeNumbers()).isSameAs(window);
    }

    @Test
    void fewEventsOrWideBinsProveNothing() {
        WindowHistogram few = new WindowHistogram(99.5, 0.125, ones(29));
        assertThat(few.aroundWholeNumbers()).isSameAs(few);
        assertThat(new WindowHistogram(99.5, 0.125, ones(30))
                        .aroundWholeNumbers()
                        .binWidth())
                .isEqualTo(1);
        WindowHistogram wide = new WindowHistogram(100, 0.5, atWholeNumbers());
        assertThat(wide.aroundWholeNumbers()).isSameAs(wide);
        WindowHistogram uneven = new WindowHistogram(99.5, 0.15, atWholeNumbers());
        assertThat(uneven.aroundWholeNumbers()).isSameAs(uneven);
    }

    private static long[] ones(int events) {
        long[] counts = new long[40 * PER_UNIT];
        for (int k = 0; k < events; k++) counts[4 + k * PER_UNIT] = 1;
        return counts;
    }
}
