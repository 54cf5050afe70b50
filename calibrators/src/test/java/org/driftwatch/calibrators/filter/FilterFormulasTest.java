package org.driftwatch.calibrators.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.driftwatch.calibrators.filter.MovingWindow.Passes;
import org.junit.jupiter.api.Test;

/** What each filter is for, on inputs whose answer is known without the filter. */
class FilterFormulasTest {
    private static final int N = 400;

    @Test
    void poleZeroMakesAStepOfADecay() {
        double[] y = new PoleZero(90).apply(decay(90, 1, 1, 0));
        for (int i = 100; i < N; i++) assertThat(y[i]).isCloseTo(1, within(1e-12));
    }

    @Test
    void doublePoleZeroMakesAStepOfTwoDecays() {
        double[] y = new DoublePoleZero(90, 7, 0.1).apply(decay(90, 7, 0.9, 0.1));
        for (int i = 100; i < N; i++) assertThat(y[i]).isCloseTo(1, within(1e-12));
    }

    @Test
    void trapezoidsReachUnityOnAStepAndReturnToZero() {
        double[] norm = new Trapezoid(20, 5).norm(step());
        assertThat(norm[99]).isZero();
        for (int i = 119; i <= 124; i++) assertThat(norm[i]).isCloseTo(1, within(1e-12));
        for (int i = 144; i < N; i++) assertThat(norm[i]).isCloseTo(0, within(1e-12));
        double[] asymmetric = new AsymmetricTrapezoid(8, 4, 50).apply(step());
        for (int i = 107; i <= 111; i++) assertThat(asymmetric[i]).isCloseTo(1, within(1e-12));
        assertThat(asymmetric[161]).isCloseTo(0, within(1e-12));
    }

    @Test
    void trapezoidPickoffIsTheNormalisedFilterAtThatSample() {
        double[] x = wiggle();
        double[] norm = new Trapezoid(20, 5).norm(x);
        assertThat(new Trapezoid(20, 5).pickoff(x, 44)).isCloseTo(norm[44], within(1e-12));
        assertThat(new Trapezoid(20, 5).pickoff(x, N - 1)).isCloseTo(norm[N - 1], within(1e-12));
        assertThat(new Trapezoid(20, 5).pickoff(x, 43)).isNaN();
        assertThat(new Trapezoid(20, 5).pickoff(x, N)).isNaN();
        assertThat(new Trapezoid(20, 5).pickoff(x, Double.NaN)).isNaN();
    }

    @Test
    void cuspGivesADecayOfUnitHeightItsHeightAndZeroAreaCuspNothingOfAConstant() {
        CuspKernel kernel = new CuspKernel(40, 10, 90, 201);
        double[] late = Arrays.copyOfRange(decay(90, 1, 1, 0), 0, 300);
        assertThat(MinMax.of(Convolution.valid(late, kernel.cusp())).max()).isCloseTo(1, within(1e-9));
        double shape = 0;
        double carried = 0;
        for (double k : kernel.zac()) {
            carried = k + kernel.perSample() * carried;
            shape += carried;
        }
        assertThat(shape).isCloseTo(0, within(1e-9));
    }

    @Test
    void cuspDoesNotOverflowWhenItIsSharp() {
        assertThat(new CuspKernel(1, 10, 28125, 5000).zac()).doesNotContain(Double.NaN);
    }

    @Test
    void convolutionCutsAsNumpyDoes() {
        double[] x = {1, 2, 3, 4, 5};
        double[] kernel = {1, 10, 100};
        assertThat(Convolution.same(x, kernel)).containsExactly(12, 123, 234, 345, 450);
        assertThat(Convolution.valid(x, kernel)).containsExactly(123, 234, 345);
        assertThat(Convolution.same(x, new double[] {1, 10})).containsExactly(1, 12, 23, 34, 45);
        assertThatThrownBy(() -> Convolution.valid(kernel, x))
                .hasMessage("kernel of 5 samples is longer than the waveform of 3 samples");
    }

    @Test
    void movingWindowsAverageWithTheOutermostSampleBeyondTheEnd() {
        double[] x = {3, 6, 9, 0};
        assertThat(new MovingWindow(3).left(x)).containsExactly(3, 4, 6, 5);
        assertThat(new MovingWindow(3).right(x)).containsExactly(6, 5, 3, 0);
        assertThat(new MovingWindow(3).multi(x, 2, Passes.ALTERNATING))
                .containsExactly(new MovingWindow(3).right(new MovingWindow(3).left(x)));
        assertThat(new MovingWindow(3).multi(x, 1, Passes.RIGHT_ONLY)).containsExactly(6, 5, 3, 0);
    }

    @Test
    void upsamplingCentresEachBlockOnItsSample() {
        assertThat(new Upsampler(4).apply(new double[] {1, 2, 3}, 9)).containsExactly(1, 1, 2, 2, 2, 2, 3, 3, 3);
    }

    @Test
    void windowIsPaddedWithNaNBeyondTheEnds() {
        double[] x = {1, 2, 3, 4};
        assertThat(new Window(3).from(x, 1)).containsExactly(2, 3, 4);
        assertThat(new Window(3).from(x, 3)).containsExactly(4, Double.NaN, Double.NaN);
        assertThat(new Window(3).from(x, -1)).containsExactly(Double.NaN, 1, 2);
    }

    @Test
    void crossingsAreFoundInBothDirectionsOfWalkAndOfSlope() {
        double[] x = {0, 0, 4, 8, 8, 2, 0};
        assertThat(Crossing.forward(x, 5, 0)).isEqualTo(2);
        assertThat(Crossing.forward(x, 5, 3)).isEqualTo(4);
        assertThat(Crossing.backward(x, 5, 4)).isEqualTo(3);
        assertThat(Crossing.backward(x, 5, 6)).isEqualTo(5);
        assertThat(Crossing.backward(x, 9, 6)).isNaN();
        assertThat(Crossing.backward(x, 5, Double.NaN)).isNaN();
        assertThat(Crossing.backwardInterpolated(x, 5, 4, Crossing.Mode.LINEAR)).isEqualTo(2.25);
        assertThat(Crossing.backwardInterpolated(x, 5, 4, Crossing.Mode.NEAREST_VALUE))
                .isEqualTo(2);
        assertThat(Crossing.forwardInterpolated(x, 5, 0, Crossing.Mode.HALF_WAY))
                .isEqualTo(2.5);
        assertThatThrownBy(() -> Crossing.forward(x, 5, 7))
                .hasMessage("search for a crossing must start at an integer from 0 to 6, was 7.0");
    }

    @Test
    void interpolatedBackwardSearchEndsAtSampleTwo() {
        double[] x = {0, 8, 8, 8};
        assertThat(Crossing.backward(x, 5, 3)).isEqualTo(1);
        assertThat(Crossing.backwardInterpolated(x, 5, 3, Crossing.Mode.LINEAR)).isNaN();
    }

    @Test
    void pickoffReadsBetweenSamplesAndNothingOutside() {
        double[] x = {1, 3, 7};
        assertThat(Pickoff.linear(x, 1.25)).isEqualTo(4);
        assertThat(Pickoff.linear(x, 2)).isEqualTo(7);
        assertThat(Pickoff.linear(x, 2.1)).isNaN();
        assertThat(Pickoff.sample(x, -1)).isNaN();
        assertThatThrownBy(() -> Pickoff.sample(x, 0.5)).hasMessage("pick-off needs an integer sample, was 0.5");
    }

    @Test
    void saturationCountsTheTopCodeAndCompatThePeersCode() {
        double[] x = {0, 65520, 65534, 65535, 70000};
        assertThat(new Saturation(16, false).count(x)).isEqualTo(new Saturation.Count(1, 2));
        assertThat(new Saturation(16, true).count(x)).isEqualTo(new Saturation.Count(1, 1));
    }

    @Test
    void extremaNeedTheirSwingAndTheirLevelAndAreLimited() {
        double[] x = {0, 10, 0, 3, -1, 12, 0, 5, 0};
        assertThat(new LocalExtrema(4, 1, 4, 0.5, 20).count(x)).isEqualTo(new LocalExtrema.Count(3, 2));
        assertThat(new LocalExtrema(6, 1, 4, 0.5, 20).count(x)).isEqualTo(new LocalExtrema.Count(2, 2));
        assertThat(new LocalExtrema(4, 1, 11, 0.5, 20).count(x)).isEqualTo(new LocalExtrema.Count(1, 1));
        assertThat(new LocalExtrema(4, 1, 4, 0.5, 2).count(x)).isEqualTo(new LocalExtrema.Count(2, 2));
        assertThat(new LocalExtrema(Double.NaN, 1, 4, 0.5, 20).count(x)).isEqualTo(new LocalExtrema.Count(0, 0));
    }

    @Test
    void logarithmOfAWaveformWithASampleAtZeroIsNaNThroughout() {
        assertThat(Logarithm.of(new double[] {1, 0, 1})).containsOnly(Double.NaN);
        assertThat(Logarithm.of(new double[] {1, Math.E})[1]).isCloseTo(1, within(1e-15));
    }

    @Test
    void straightLineIsRecoveredAndHasNoResidual() {
        double[] x = new double[N];
        for (int i = 0; i < N; i++) x[i] = 15_000 - 0.25 * i;
        LinearFit fit = LinearFit.of(x);
        assertThat(fit.slope()).isCloseTo(-0.25, within(1e-9));
        assertThat(fit.intercept()).isCloseTo(15_000, within(1e-7));
        assertThat(fit.residualRms(x)).isCloseTo(0, within(1e-7));
        assertThat(LinearFit.singlePrecisionMean(x)).isCloseTo(fit.mean(), within(0.05));
    }

    @Test
    void oneNaNMakesEverythingNaN() {
        double[] x = wiggle();
        x[200] = Double.NaN;
        assertThat(new PoleZero(90).apply(x)).hasSize(N).containsOnly(Double.NaN);
        assertThat(new DoublePoleZero(90, 7, 0.1).apply(x)).containsOnly(Double.NaN);
        assertThat(new Trapezoid(20, 5).norm(x)).containsOnly(Double.NaN);
        assertThat(new AsymmetricTrapezoid(8, 4, 50).apply(x)).containsOnly(Double.NaN);
        assertThat(new MovingWindow(5).right(x)).containsOnly(Double.NaN);
        assertThat(new AverageCurrent(1).apply(x)).containsOnly(Double.NaN);
        assertThat(new Upsampler(4).apply(x, 80)).containsOnly(Double.NaN);
        assertThat(new Window(5).from(x, 0)).containsOnly(Double.NaN);
        assertThat(Convolution.same(x, new double[] {1, 2})).containsOnly(Double.NaN);
        assertThat(LinearFit.of(x)).isEqualTo(new LinearFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        assertThat(MinMax.of(x).maxAt()).isNaN();
        assertThat(new Saturation(16, false).count(x).low()).isNaN();
        assertThat(Crossing.forward(x, 0.5, 0)).isNaN();
        assertThat(Pickoff.linear(x, 1)).isNaN();
        assertThat(new Trapezoid(20, 5).pickoff(x, 100)).isNaN();
        assertThat(new LocalExtrema(1, 1, 0, 0, 20).count(x)).isEqualTo(new LocalExtrema.Count(0, 0));
    }

    @Test
    void lengthsThatDoNotFitAreErrorsWithTheirNumbers() {
        assertThatThrownBy(() -> new Trapezoid(200, 5).norm(step()))
                .hasMessage("trapezoid of 2*200+5 samples is wider than the waveform of 400 samples");
        assertThatThrownBy(() -> new AsymmetricTrapezoid(8, 4, 400).apply(step()))
                .hasMessageContaining("8+4+400");
        assertThatThrownBy(() -> new Window(400).from(step(), 0)).hasMessageContaining("400 samples");
        assertThatThrownBy(() -> new Trapezoid(-1, 5)).hasMessageContaining("was -1");
        assertThatThrownBy(() -> new CuspKernel(40, 200, 90, 201)).hasMessageContaining("201 samples");
        assertThatThrownBy(() -> new PoleZero(Double.NaN)).hasMessageContaining("was NaN");
    }

    private static double[] step() {
        double[] x = new double[N];
        Arrays.fill(x, 100, N, 1);
        return x;
    }

    private static double[] decay(double tau1, double tau2, double first, double second) {
        double[] x = new double[N];
        for (int i = 100; i < N; i++) {
            x[i] = first * StrictMath.exp(-(i - 100) / tau1) + second * StrictMath.exp(-(i - 100) / tau2);
        }
        return x;
    }

    private static double[] wiggle() {
        double[] x = new double[N];
        for (int i = 0; i < N; i++) x[i] = StrictMath.sin(0.1 * i) + 0.01 * i;
        return x;
    }
}
