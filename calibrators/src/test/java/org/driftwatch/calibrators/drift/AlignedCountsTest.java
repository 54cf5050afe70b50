package org.driftwatch.calibrators.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.driftwatch.calibrators.histogram.Axis;
import org.junit.jupiter.api.Test;

class AlignedCountsTest {
    private static final Axis AXIS = new Axis(5, 0.5, 1000);

    private static LineCounts single(int lowBin, int length, int bin) {
        int[] counts = new int[length];
        counts[bin - lowBin] = 1;
        return new LineCounts(AXIS, lowBin, counts);
    }

    @Test
    void aCountStandsInItsDistanceFromTheLineWhereverTheLineIs() {
        AlignedCounts sum = AlignedCounts.around(AXIS, 20);
        for (int i = 0; i < 50; i++) {
            int at = 300 + 7 * i;
            sum = sum.plus(single(at - 250, 500, at + 11), AXIS.edge(at));
        }
        int bin = sum.counts().length / 2 + 11 / sum.merged();
        assertThat(sum.counts()[bin]).isEqualTo(50);
        assertThat(Arrays.stream(sum.counts()).sum()).isEqualTo(50);
    }

    @Test
    void onlyBinsThatAllWindowsCoverCount() {
        AlignedCounts sum = AlignedCounts.around(AXIS, 20)
                .plus(single(380, 200, 400), AXIS.edge(400))
                .plus(single(300, 115, 400), AXIS.edge(400));
        assertThat(sum.lowAdc()).isEqualTo(-20 * AXIS.width());
        assertThat(sum.covered()).hasSize((20 + 15) / sum.merged());
        assertThat(Arrays.stream(sum.covered()).sum()).isEqualTo(2);
        AlignedCounts never = sum.plus(single(900, 50, 910), AXIS.edge(400));
        assertThat(never.covered()).isEmpty();
    }

    @Test
    void theSumDoesNotDependOnTheOrderOfTheWindows() {
        Random random = new Random(9);
        LineCounts[] windows = new LineCounts[6];
        double[] places = new double[6];
        for (int i = 0; i < 6; i++) {
            windows[i] =
                    new LineCounts(AXIS, 200 + 9 * i, random.ints(300, 0, 5).toArray());
            places[i] = AXIS.edge(330) + 10 * random.nextDouble();
        }
        AlignedCounts forwards = AlignedCounts.around(AXIS, 33);
        AlignedCounts backwards = forwards;
        for (int i = 0; i < 6; i++) {
            forwards = forwards.plus(windows[i], places[i]);
            backwards = backwards.plus(windows[5 - i], places[5 - i]);
        }
        assertThat(forwards.covered()).isEqualTo(backwards.covered());
        assertThat(forwards.lowAdc()).isEqualTo(backwards.lowAdc());
    }

    @Test
    void holdsAtMost320BinsHoweverWideTheLine() {
        for (double fwhm : new double[] {0.1, 0.6, 3, 9.9, 10.1, 19.9, 50, 4_000}) {
            AlignedCounts none = AlignedCounts.around(AXIS, fwhm);
            assertThat(none.counts().length).isLessThanOrEqualTo(322);
            assertThat(none.counts().length * none.binAdc()).isGreaterThanOrEqualTo(8 * fwhm * (1 - 1e-9));
            assertThat(none.lowAdc()).isCloseTo(-none.counts().length / 2.0 * none.binAdc(), within(1e-9));
        }
    }
}
