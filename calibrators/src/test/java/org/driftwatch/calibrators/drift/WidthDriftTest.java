package org.driftwatch.calibrators.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.drift.WidthDrift.Target;
import org.driftwatch.calibrators.drift.WidthDrift.Window;
import org.driftwatch.calibrators.histogram.Axis;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.api.Test;

class WidthDriftTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Axis AXIS = new Axis(0, 0.25, 8000);
    private static final double FWHM_OF_SIGMA = 2.354820045;
    private static final double SIGMA_ADC = 4;
    private static final double KEV_PER_ADC = 0.25;
    private static final double PLACE_ADC = 1000;
    private static final DriftSettings SETTINGS = DriftSettings.defaults();
    private static final Reference POSITION = new Reference(PLACE_ADC, 0.01, KEV_PER_ADC, "first");
    private static final Target TARGET =
            new Target(FWHM_OF_SIGMA * SIGMA_ADC, PLACE_ADC, KEV_PER_ADC, WidthDriftTest::rms);

    private final InMemoryChannelStore store = new InMemoryChannelStore();
    private final Random random = new Random(3);
    private long clock;
    private WidthDrift drift = new WidthDrift(SETTINGS, store, 2);

    /** Of a Gaussian without background. */
    private static Width rms(double lowAdc, double binAdc, int[] counts) {
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            double x = lowAdc + (i + 0.5) * binAdc;
            n += counts[i];
            sum += counts[i] * x;
            squares += counts[i] * x * x;
        }
        double fwhm = FWHM_OF_SIGMA * Math.sqrt(squares / n - sum / n * sum / n);
        return n < 10 ? Width.NONE : new Width(fwhm, fwhm / Math.sqrt(2 * n));
    }

    private LineDrift.Window line(int n, double meanAdc, double sigmaAdc) {
        int[] counts = new int[800];
        int lowBin = AXIS.bin(meanAdc) - 400;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double x = meanAdc + sigmaAdc * random.nextGaussian();
            counts[AXIS.bin(x) - lowBin]++;
            sum += x;
        }
        Sighting seen = n == 0 ? Sighting.NONE : new Sighting(sum / n, sigmaAdc / Math.sqrt(n), n);
        long from = clock;
        clock += 10 * SECOND;
        return new LineDrift.Window(from, clock, n, seen, POSITION, null, new LineCounts(AXIS, lowBin, counts));
    }

    /** The next window, through an object made anew from the store. */
    private Window closed(int n, double meanAdc, double sigmaAdc) {
        drift = new WidthDrift(SETTINGS, store, 2);
        return drift.closed(line(n, meanAdc, sigmaAdc), TARGET);
    }

    private void reference() {
        drift.watch(new WidthReference(Width.NONE, "run r version 1"));
        for (int i = 0; i < 5; i++)
            assertThat(closed(200, PLACE_ADC, SIGMA_ADC)).isNull();
    }

    @Test
    void whatIsNotWatchedSaysNothing() {
        for (int i = 0; i < 20; i++)
            assertThat(closed(200, PLACE_ADC, SIGMA_ADC)).isNull();
        assertThat(drift.runEnded(null, TARGET)).isEmpty();
    }

    @Test
    void closesAtFiveHundredCountsOnceTheLineIsSeenAtItsPlaceAgain() {
        reference();
        assertThat(closed(200, PLACE_ADC, SIGMA_ADC)).isNull();
        assertThat(closed(200, PLACE_ADC, SIGMA_ADC)).isNull();
        assertThat(closed(200, PLACE_ADC, SIGMA_ADC)).isNull();
        Window window = closed(200, PLACE_ADC, SIGMA_ADC);
        assertThat(window.counts()).isEqualTo(600);
        assertThat(window.fromNs()).isEqualTo(50 * SECOND);
        assertThat(window.atNs()).isEqualTo(80 * SECOND);
        double truth = FWHM_OF_SIGMA * SIGMA_ADC * KEV_PER_ADC;
        assertThat(window.fwhm().value()).isCloseTo(truth, within(4 * truth / Math.sqrt(1200)));
        assertThat(window.reference().name()).isEqualTo("run r version 1");
        assertThat(window.reference().fwhm().value()).isCloseTo(truth, within(4 * truth / Math.sqrt(2000)));
        assertThat(window.judged().verdict()).isEqualTo(Verdict.ok);
        closed(200, PLACE_ADC, SIGMA_ADC);
        closed(200, PLACE_ADC, SIGMA_ADC);
        assertThat(closed(200, PLACE_ADC, SIGMA_ADC).fromNs()).isEqualTo(80 * SECOND);
    }

    @Test
    void aWidthIsNotNarrowedByPuttingWindowsToTheirPositions() {
        drift.watch(new WidthReference(new Width(FWHM_OF_SIGMA, 0.01), "named"));
        double sum = 0;
        int seen = 0;
        for (int i = 0; i < 6_000; i++) {
            Window window = closed(50, PLACE_ADC, SIGMA_ADC);
            if (window == null) continue;
            assertThat(window.counts()).isEqualTo(500);
            sum += window.fwhm().value() / (FWHM_OF_SIGMA * SIGMA_ADC * KEV_PER_ADC);
            seen++;
        }
        assertThat(seen).isEqualTo(599);
        // uncorrected it would be 1 % small, 8 of these errors; the width of the bins adds 0.02 %
        assertThat(sum / seen).isCloseTo(1, within(0.001 + 3 / Math.sqrt(2 * 500.0 * seen)));
    }

    @Test
    void aSlowShiftOfTheGainDoesNotWidenTheLine() {
        reference();
        double truth = FWHM_OF_SIGMA * SIGMA_ADC * KEV_PER_ADC;
        for (int i = 0; i < 300; i++) {
            // 0.2 widths a window: 60 widths in all
            double place = PLACE_ADC + 0.2 * i * FWHM_OF_SIGMA * SIGMA_ADC;
            Window window = closed(500, place, SIGMA_ADC * place / PLACE_ADC);
            if (window == null) continue;
            assertThat(window.judged().verdict()).isEqualTo(Verdict.ok);
            assertThat(window.fwhm().value()).isCloseTo(truth, within(5 * truth / Math.sqrt(1000)));
        }
    }

    @Test
    void whatWasGatheredBeforeAStepIsLeftOut() {
        reference();
        closed(200, PLACE_ADC, SIGMA_ADC);
        closed(200, PLACE_ADC, SIGMA_ADC);
        closed(200, PLACE_ADC, 3 * SIGMA_ADC); // the step lies in here
        assertThat(closed(200, PLACE_ADC + 20, SIGMA_ADC)).isNull();
        for (int i = 0; i < 3; i++)
            assertThat(closed(200, PLACE_ADC + 20, SIGMA_ADC)).isNull();
        Window after = closed(200, PLACE_ADC + 20, SIGMA_ADC);
        assertThat(after.fromNs()).isEqualTo(90 * SECOND);
        assertThat(after.counts()).isEqualTo(600);
        assertThat(after.judged().z()).isBetween(-4.0, 4.0);
    }

    @Test
    void noiseThatGrowsByAThirdIsADriftWithinSixWindowsAndLessNoiseNever() {
        reference();
        for (int i = 0; i < 30; i++) closed(500, PLACE_ADC, SIGMA_ADC);
        int windows = 0;
        Window window;
        do {
            window = closed(500, PLACE_ADC, 1.3 * SIGMA_ADC);
            windows++;
        } while (window.judged().verdict() != Verdict.drift && windows < 50);
        assertThat(windows).isBetween(2, 8);
        for (int i = 0; i < 40; i++) window = closed(500, PLACE_ADC, 0.7 * SIGMA_ADC);
        assertThat(window.judged().verdict()).isEqualTo(Verdict.ok);
        assertThat(window.judged().improved()).isTrue();
    }

    @Test
    void silenceGivesLowstatAfterFiveUsualLengths() {
        reference();
        for (int i = 0; i < 4; i++) closed(500, PLACE_ADC, SIGMA_ADC);
        Window silent = null;
        while (silent == null) silent = closed(0, PLACE_ADC, SIGMA_ADC);
        // the last full window was never seen to stand still, but it has enough counts
        assertThat(silent.judged().verdict()).isEqualTo(Verdict.ok);
        silent = null;
        while (silent == null) silent = closed(0, PLACE_ADC, SIGMA_ADC);
        assertThat(silent.judged().verdict()).isEqualTo(Verdict.lowstat);
        assertThat(silent.fwhm().value()).isNaN();
        assertThat(silent.judged().z()).isNaN();
        assertThat(silent.counts()).isZero();
    }

    @Test
    void aNamedWidthIsComparedWithFromTheFirstWindowOn() {
        drift.watch(new WidthReference(new Width(2.0, 0.02), "run earlier version 4"));
        for (int i = 0; i < 3; i++) closed(200, PLACE_ADC, SIGMA_ADC);
        Window window = closed(200, PLACE_ADC, SIGMA_ADC);
        assertThat(window.reference().name()).isEqualTo("run earlier version 4");
        assertThat(window.judged().shift()).isCloseTo(window.fwhm().value() - 2.0, within(1e-12));
    }

    @Test
    void aRunThatNeverHadEnoughSaysSoOnceAndARestIsLeftOut() {
        drift.watch(new WidthReference(Width.NONE, "run r version 1"));
        closed(300, PLACE_ADC, SIGMA_ADC);
        List<Window> last = drift.runEnded(line(150, PLACE_ADC, SIGMA_ADC), TARGET);
        assertThat(last).hasSize(1);
        assertThat(last.get(0).judged().verdict()).isEqualTo(Verdict.lowstat);
        assertThat(last.get(0).counts()).isEqualTo(450);
        assertThat(last.get(0).reference().fwhm().value()).isNaN();
        drift.watch(new WidthReference(new Width(2.4, 0.01), "named"));
        closed(500, PLACE_ADC, SIGMA_ADC);
        assertThat(closed(300, PLACE_ADC, SIGMA_ADC)).isNotNull();
        assertThat(drift.runEnded(null, TARGET)).isEmpty();
    }

    @Test
    void theEndOfTheRunClosesAllThatHasEnough() {
        drift.watch(new WidthReference(new Width(2.4, 0.01), "named"));
        closed(600, PLACE_ADC, SIGMA_ADC);
        assertThat(drift.runEnded(line(700, PLACE_ADC, SIGMA_ADC), TARGET))
                .extracting(Window::counts)
                .containsExactly(600L, 700L);
    }
}
