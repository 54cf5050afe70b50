package org.driftwatch.calibrators.cherenkov.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairMeansTest {
    private static PairSample sample(double... asymmetries) {
        PairState state = new PairState(PairColumns.ENERGY);
        for (int k = 0; k < asymmetries.length; k++) state.add(k, asymmetries[k], 0.1);
        return state.sample();
    }

    @Test
    void tableOfAFewContributions() {
        AsymmetryTable table = AsymmetryTable.of(sample(0.1, 0.2, -0.1, 0.3, 0.0, 0.9));
        assertThat(table.n()).isEqualTo(6);
        assertThat(table.mean()).isCloseTo(1.4 / 6, within(1e-15));
        assertThat(table.std()).isCloseTo(0.3559026084, within(1e-10));
        assertThat(table.sem()).isCloseTo(table.std() / Math.sqrt(6), within(1e-15));
        assertThat(table.median()).isCloseTo(0.15, within(1e-15));
        assertThat(table.madSigma()).isCloseTo(1.4826 * 0.15, within(1e-12));
        // 0.9 is 0.75 from the median, beyond 3 · 0.22239
        assertThat(table.clipped().n()).isEqualTo(5);
        assertThat(table.clipped().value()).isCloseTo(0.1, within(1e-15));
        assertThat(table.clipped().error()).isCloseTo(Math.sqrt(0.025 / 5), within(1e-12));
        assertThat(table.meanEventSigma()).isCloseTo(0.1, within(1e-15));
        assertThat(table.peerUncertainty()).isCloseTo(0.1 / 6, within(1e-15));
        assertThat(table.propagatedSem()).isCloseTo(0.1 / Math.sqrt(6), within(1e-15));
    }

    @Test
    void anEmptyPairIsNotANumberButNoException() {
        PairSample nothing = sample();
        AsymmetryTable table = AsymmetryTable.of(nothing);
        assertThat(table.mean()).isNaN();
        assertThat(table.peer().error()).isNaN();
        assertThat(HuberMean.ENERGY.ofAsymmetries(nothing).value()).isNaN();
        assertThat(ClippedMean.of(sample(0.1, 0.1, 0.1, 0.2), 0).value()).isNaN();
        assertThat(PlainMean.of(sample(0.1), 0).error()).isNaN();
    }

    @Test
    void thePeerJoinsTablesWithoutWeights() {
        AsymmetryTable many = AsymmetryTable.of(sample(0.1, 0.1, 0.1, 0.1));
        AsymmetryTable one = AsymmetryTable.of(sample(0.3));
        PairEstimate joined = AsymmetryTable.peer(List.of(many, one));
        assertThat(joined.value()).isCloseTo(0.2, within(1e-15));
        assertThat(joined.error()).isCloseTo((0.1 / 4 + 0.1) / 2, within(1e-15));
        assertThat(joined.n()).isEqualTo(5);
    }

    @Test
    void leavingOutABlockLeavesTheMeanOfTheOthers() {
        double[] a = new Random(1).doubles(500, -0.3, 0.4).toArray();
        PairSample all = sample(a);
        PairEstimate plain = PlainMean.of(all, 0);
        PairEstimate robust = HuberMean.ENERGY.ofAsymmetries(all);
        for (int b : new int[] {0, 7, 19}) {
            PairState rest = new PairState(PairColumns.ENERGY);
            for (int k = 0; k < a.length; k++) if (EventBlocks.HASHED.of(k) != b) rest.add(k, a[k], 0.1);
            assertThat(plain.withoutBlock()[b])
                    .isCloseTo(PlainMean.of(rest.sample(), 0).value(), within(1e-14));
            assertThat(robust.withoutBlock()[b])
                    .isCloseTo(HuberMean.ENERGY.ofAsymmetries(rest.sample()).value(), within(1e-10));
        }
    }

    @Test
    void theRobustMeanHardlyMovesWithOutliers() {
        double[] y = new double[101];
        for (int k = 0; k < 101; k++) y[k] = 0.001 * (k - 50);
        y[0] = 3;
        double[] v = new double[101];
        java.util.Arrays.fill(v, 0.04 * 0.04);
        PairEstimate robust = new HuberMean(1.345, 0, 2).of(y, v, sample(new double[101]));
        // one value drawn by 1.345 sigma: 1.4 · 0.04 / 100 · 1.345 / 0.82, far from the 0.03 of the plain mean
        assertThat(robust.value()).isPositive().isLessThan(0.002);
    }

    @Test
    void pullsAreOfUnitWidthFromTwoContributionsOn() {
        for (int n : new int[] {2, 5, 50}) {
            Random random = new Random(40 + n);
            double sum = 0;
            int draws = 2000;
            for (int draw = 0; draw < draws; draw++) {
                double[] y = new double[n];
                double[] v = new double[n];
                for (int k = 0; k < n; k++) {
                    double sigma = 0.08 + 0.15 * random.nextDouble();
                    y[k] = 0.07 + sigma * random.nextGaussian();
                    v[k] = sigma * sigma;
                }
                PairEstimate mean = new HuberMean(1.345, 0, 2).of(y, v, sample(new double[n]));
                double pull = (mean.value() - 0.07) / mean.error();
                sum += pull * pull;
            }
            // an r.m.s. of 2000 pulls is known to 1.6 %; a t-like tail is left at n = 2
            assertThat(Math.sqrt(sum / draws)).as("n = " + n).isBetween(0.94, 1.12);
        }
    }

    @Test
    void asymmetriesBecomeLogRatiosWithTheirErrors() {
        PairEstimate a = new PairEstimate(10, 0.1, 0.01, new double[] {0.1, Double.NaN});
        PairEstimate y = a.asLogRatio();
        assertThat(y.value()).isCloseTo(Math.log(1.1 / 0.9), within(1e-15));
        assertThat(y.error()).isCloseTo(0.02 / 0.99, within(1e-15));
        assertThat(y.withoutBlock()[0]).isEqualTo(y.value());
        assertThat(y.withoutBlock()[1]).isNaN();
    }

    @Test
    void fadingHalvesTheWeightAfterAHalfLife() {
        Forgetting faded = Forgetting.nothing(100).plus(0, 8, 0.8, 0.16).plus(100, 4, 1.2, 0.4);
        assertThat(faded.weight()).isEqualTo(8);
        assertThat(faded.mean()).isCloseTo(1.6 / 8, within(1e-15));
        assertThat(faded.effectiveNumber()).isCloseTo(64.0 / (8 * 0.25 + 4), within(1e-12));
        Forgetting late = Forgetting.nothing(100).plus(100, 4, 1.2, 0.4).plus(0, 8, 0.8, 0.16);
        assertThat(late).isEqualTo(faded);
    }
}
