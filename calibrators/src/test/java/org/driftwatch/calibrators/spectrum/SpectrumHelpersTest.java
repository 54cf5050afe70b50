package org.driftwatch.calibrators.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.driftwatch.calibrators.spectrum.FullWidth.Method;
import org.junit.jupiter.api.Test;

class SpectrumHelpersTest {
    @Test
    void binsOfAWidthAreSpreadOverTheRange() {
        Binning binning = Binning.ofWidth(0, 1, 0.3);
        assertThat(binning.bins()).isEqualTo(3);
        assertThat(binning.width()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(Binning.ofWidth(0, 1, 5).bins()).isEqualTo(1);
    }

    @Test
    void theUpperEdgeAndNaNBelongToNoBin() {
        Binning binning = new Binning(0, 1, 10);
        assertThat(binning.bin(1)).isEqualTo(10);
        assertThat(binning.bin(Double.NaN)).isEqualTo(10);
        assertThat(binning.bin(-1e-300)).isEqualTo(-1);
        assertThat(binning.bin(Math.nextDown(1.0))).isEqualTo(9);
        BinnedCounts counts = BinnedCounts.of(binning, new double[] {0, 1, Double.NaN, 0.55, -3}, 0, 5);
        assertThat(counts.counts()).containsExactly(1, 0, 0, 0, 0, 1, 0, 0, 0, 0);
    }

    @Test
    void binsOfIntegersHaveAWholeWidth() {
        assertThat(Binning.ofIntegers(0.4, 10.2, 2.6)).isEqualTo(new Binning(0, 12, 4));
        assertThat(Binning.ofIntegers(-1.5, 3, 0.2)).isEqualTo(new Binning(-2, 3, 5));
    }

    @Test
    void emptyRangesAreRefusedWithTheirNumbers() {
        assertThatThrownBy(() -> new Binning(2, 2, 5)).hasMessageContaining("[2.0, 2.0)");
        assertThatThrownBy(() -> Binning.ofWidth(0, 1, 0)).hasMessageContaining("was 0.0");
    }

    @Property(tries = 200, seed = "20261121")
    void weightsCountLikeRepeatedEvents(
            @ForAll @Size(40) double[] raw, @ForAll @IntRange(min = 1, max = 4) int weight) {
        double[] values = Arrays.stream(raw).map(x -> x % 7).toArray();
        int[] weights = new int[values.length];
        Arrays.fill(weights, weight);
        double[] repeated = new double[values.length * weight];
        for (int i = 0; i < repeated.length; i++) repeated[i] = values[i / weight];
        Binning binning = new Binning(-5, 5, 13);
        assertThat(BinnedCounts.of(binning, values, weights).counts())
                .containsExactly(
                        BinnedCounts.of(binning, repeated, 0, repeated.length).counts());
    }

    @Property(tries = 300, seed = "20261121")
    void percentilesAreThoseOfTheSortedSample(
            @ForAll @Size(min = 1, max = 200) double[] values,
            @ForAll @DoubleRange(max = 100) double first,
            @ForAll @DoubleRange(max = 100) double second) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        Percentiles percentiles = new Percentiles(values);
        for (double percent : new double[] {first, second, first, 0, 100}) {
            double rank = (sorted.length - 1) * (percent / 100);
            double low = sorted[(int) rank];
            double high = sorted[Math.min(sorted.length - 1, (int) rank + 1)];
            assertThat(percentiles.at(percent)).isBetween(low, high);
        }
        assertThat(percentiles.at(0)).isEqualTo(sorted[0]);
        assertThat(percentiles.at(100)).isEqualTo(sorted[sorted.length - 1]);
    }

    @Property(tries = 20, seed = "20261125")
    void percentilesOfAPartAreThoseOfItsValues(@ForAll @Size(min = 10, max = 6_000) @UniqueElements double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double[] inside = Arrays.copyOfRange(sorted, sorted.length / 10, sorted.length - sorted.length / 5);
        Percentiles whole = new Percentiles(values);
        whole.at(10);
        Percentiles part = whole.part(sorted.length / 10, inside.length);
        for (double percent : new double[] {0, 5, 50, 52, 99, 100})
            assertThat(part.at(percent)).isEqualTo(new Percentiles(inside).at(percent));
    }

    @Test
    void percentilesInterpolateAndLeaveOutWhatIsNotFinite() {
        var percentiles = new Percentiles(new double[] {3, Double.NaN, 1, Double.POSITIVE_INFINITY, 2, 4});
        assertThat(percentiles.size()).isEqualTo(4);
        assertThat(percentiles.at(50)).isEqualTo(2.5);
        assertThat(new Percentiles(new double[0]).at(50)).isNaN();
    }

    @Test
    void widthOfAGaussianIsFoundBySeveralMethodsAtSeveralSeeds() {
        for (long seed : new long[] {1, 2, 3}) {
            BinnedCounts histogram = gaussian(20_000, 5, 0.8, seed);
            for (Method method : Method.values()) {
                FullWidth width = FullWidth.of(histogram, 0.5, method).orElseThrow();
                double bias = 2 * histogram.binning().width();
                assertThat(width.width()).isCloseTo(2.3548 * 0.8, within(4 * width.error() + bias));
            }
            PeakTop top = PeakTop.of(histogram, 5, 31);
            double error = Math.sqrt(top.covariance().get(0));
            assertThat(top.mode()).isCloseTo(5, within(4 * error));
            assertThat(top.sigma())
                    .isCloseTo(0.8, within(4 * Math.sqrt(top.covariance().get(4))));
        }
    }

    @Test
    void aPeakAtTheEndHasNoWidth() {
        BinnedCounts histogram = BinnedCounts.of(new Binning(0, 5, 5), new double[] {0, 1, 2, 3, 9});
        for (Method method : Method.values())
            assertThat(FullWidth.of(histogram, 0.5, method)).isEmpty();
        assertThat(GaussianGuess.of(histogram)).isEmpty();
        BinnedCounts empty = BinnedCounts.of(new Binning(0, 5, 5), new double[5]);
        assertThat(FullWidth.of(empty, 0.5, Method.BINS_OVER)).isEmpty();
    }

    @Test
    void chiSquareOfTheTruthIsNearItsDegreesOfFreedom() {
        for (long seed : new long[] {4, 5, 6}) {
            BinnedCounts histogram = gaussian(50_000, 5, 0.8, seed);
            var fit = BinnedChiSquare.of(
                    histogram,
                    x -> 50_000
                            / (0.8 * Math.sqrt(2 * StrictMath.PI))
                            * StrictMath.exp(-0.5 * (x - 5) * (x - 5) / 0.64),
                    0,
                    BinnedChiSquare.Method.LIKELIHOOD_RATIO);
            assertThat(fit.chiSquare() / fit.degreesOfFreedom()).isBetween(0.5, 1.5);
            assertThat(fit.pValue()).isBetween(1e-4, 1.0);
        }
        assertThat(new BinnedChiSquare(3, 0).pValue()).isNaN();
    }

    @Test
    void aLineThatIsNotThereIsLeftOutOfTheMatch() {
        double[] x = {1000, 2000, 3000};
        double[] y = {500, 1000, 1300, 1500};
        LineMatch match = LineMatch.of(new LineMatch.Problem(x, y, 0, 1)).orElseThrow();
        assertThat(match.values()).containsExactly(0, 1, 3);
        assertThat(match.coefficients()[1]).isCloseTo(0.5, within(1e-12));
        assertThat(LineMatch.of(new LineMatch.Problem(x, new double[] {500}, 0, 1)))
                .isEmpty();
        LineMatch shifted = LineMatch.of(new LineMatch.Problem(x, new double[] {1010, 2010}, -1, 1))
                .orElseThrow();
        assertThat(shifted.coefficients()).containsExactly(10, 1);
    }

    private static BinnedCounts gaussian(int events, double mu, double sigma, long seed) {
        Random random = new Random(seed);
        double[] values = new double[events];
        for (int i = 0; i < events; i++) values[i] = mu + sigma * random.nextGaussian();
        return BinnedCounts.of(new Binning(0, 10, 200), values, 0, events);
    }
}
