package org.driftwatch.calibrators.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.driftwatch.calibrators.drift.EwmaChart.Judged;
import org.driftwatch.calibrators.drift.EwmaChart.State;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EwmaChartTest {
    private static final EwmaChart CHART = new EwmaChart(WidthSettings.defaults());
    private static final Width REFERENCE = new Width(2.4, 1e-9);
    /** Of ln F: 4 % of the counts and 3 % of the detector. */
    private static final double SIGMA = 0.05;

    private static Width point(double x) {
        double value = REFERENCE.value() * Math.exp(x);
        return new Width(value, 0.04 * value);
    }

    private static EwmaChart limits(double lambda, double limit) {
        return new EwmaChart(new WidthSettings(500, 1000, Duration.ofHours(4), lambda, 1, limit, 0, 0.03));
    }

    /** Points until the chart says anything, in either direction, with the variance of an old chart from the start. */
    private static int runLength(EwmaChart chart, double shift, double slope, Random random) {
        double lambda = chart.settings().lambda();
        State state = new State(0, SIGMA * SIGMA * lambda / (2 - lambda), 1, false);
        for (int i = 1; ; i++) {
            double x = SIGMA * (shift + slope * i + random.nextGaussian());
            Judged judged = chart.judge(state, point(x), REFERENCE, Bad.UP);
            if (judged.verdict() == Verdict.drift || judged.improved()) return i;
            state = judged.state();
        }
    }

    private static double[] meanAndError(EwmaChart chart, double shift, double slope, int runs) {
        Random random = new Random(17);
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < runs; k++) {
            int length = runLength(chart, shift, slope, random);
            sum += length;
            squares += (double) length * length;
        }
        double mean = sum / runs;
        return new double[] {mean, Math.sqrt((squares / runs - mean * mean) / runs)};
    }

    /** Table of average run lengths with steady limits, monitoring notes 6.3, to half a unit of its last digit. */
    @ParameterizedTest
    @CsvSource({
        "0.10, 4.0,   1.0, 19.4, 0.05, 20000",
        "0.10, 4.0,   1.5,  9.7, 0.05, 20000",
        "0.10, 4.0,   2.0,  6.5, 0.05, 20000",
        "0.10, 4.0,   0.5,  130, 0.5,   4000",
        "0.10, 4.5,   1.0,   26, 0.5,  20000",
        "0.10, 4.5,   3.0,  4.6, 0.05, 20000",
        "0.10, 2.814, 0.0,  500, 0.5,   2000",
        "0.20, 2.86,  1.0,  9.8, 0.05, 20000",
        "0.05, 4.2,   1.0,   22, 0.5,  20000",
    })
    void hasTheAverageRunLengthsOfTheTable(
            double lambda, double limit, double shift, double points, double rounding, int runs) {
        double[] seen = meanAndError(limits(lambda, limit), shift, 0, runs);
        assertThat(seen[0]).isCloseTo(points, within(rounding + 3 * seen[1]));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 75", "0.05, 27", "0.1, 18"})
    void seesRampsAsSoonAsTheTableSays(double slope, double points) {
        double[] seen = meanAndError(limits(0.05, 4), 0, slope, 10_000);
        assertThat(seen[0]).isCloseTo(points, within(0.5 + 3 * seen[1]));
    }

    @Test
    void theVarianceIsThatOfTheAverageFromTheFirstPointOn() {
        State state = State.START;
        for (int i = 1; i <= 40; i++) {
            state = CHART.judge(state, point(0.01), REFERENCE, Bad.UP).state();
            double known = SIGMA * SIGMA * 0.1 / 1.9 * (1 - Math.pow(0.9, 2 * i));
            assertThat(state.variance()).isCloseTo(known, within(1e-12));
            assertThat(state.mean()).isCloseTo(0.01 * (1 - Math.pow(0.9, i)), within(1e-12));
            assertThat(state.weight()).isCloseTo(1 - Math.pow(0.9, i), within(1e-12));
        }
    }

    @Test
    void aPointIsPutInStandardErrorsOfPointReferenceAndDetector() {
        Judged judged = CHART.judge(State.START, new Width(2.64, 0.0792), new Width(2.4, 0.048), Bad.UP);
        assertThat(judged.z())
                .isCloseTo(Math.log(1.1) / Math.sqrt(0.03 * 0.03 + 0.02 * 0.02 + 0.03 * 0.03), within(1e-12));
        assertThat(judged.shift()).isCloseTo(0.24, within(1e-12));
        assertThat(judged.average()).isCloseTo(judged.z(), within(1e-12));
        assertThat(judged.smoothed()).isCloseTo(judged.shift(), within(1e-12));
        assertThat(judged.limit()).isCloseTo(2.4 * Math.expm1(4.5 * Math.log(1.1) / judged.z()), within(1e-12));
    }

    @Test
    void aSignificantChangeBelowTheEffectFloorIsNoDrift() {
        State state = State.START;
        for (int i = 0; i < 300; i++) {
            Judged judged = CHART.judge(state, point(Math.log(1.09)), REFERENCE, Bad.UP);
            assertThat(judged.verdict()).isEqualTo(Verdict.ok);
            state = judged.state();
        }
        assertThat(state.warned()).isTrue();
        Judged far = CHART.judge(state, point(Math.log(1.3)), REFERENCE, Bad.UP);
        assertThat(far.verdict()).isEqualTo(Verdict.drift);
    }

    @Test
    void aMuchWorseFirstPointIsADriftAtOnce() {
        assertThat(CHART.judge(State.START, point(4.4 * SIGMA), REFERENCE, Bad.UP)
                        .verdict())
                .isEqualTo(Verdict.ok);
        assertThat(CHART.judge(State.START, point(4.6 * SIGMA), REFERENCE, Bad.UP)
                        .verdict())
                .isEqualTo(Verdict.drift);
    }

    @Test
    void aBetterResolutionIsShownAndIsNoDrift() {
        State worse = State.START;
        State better = State.START;
        for (int i = 0; i < 100; i++) {
            Judged up = CHART.judge(worse, point(0.2), REFERENCE, Bad.UP);
            Judged down = CHART.judge(better, point(-0.2), REFERENCE, Bad.UP);
            assertThat(down.verdict()).isEqualTo(Verdict.ok);
            assertThat(down.improved()).isEqualTo(up.verdict() == Verdict.drift);
            assertThat(up.improved()).isFalse();
            worse = up.state();
            better = down.state();
        }
        assertThat(CHART.judge(better, point(-0.2), REFERENCE, Bad.UP).improved())
                .isTrue();
    }

    @Test
    void aHealthyLineStaysOkThroughTwoThousandPointsAlsoAgainstAPoorReference() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            double off = 0.05 * random.nextGaussian();
            Width poor = new Width(2.4 * Math.exp(off), 0.05 * 2.4 * Math.exp(off));
            State state = State.START;
            for (int i = 0; i < 2_000; i++) {
                Judged judged = CHART.judge(state, point(0.04 * random.nextGaussian()), poor, Bad.UP);
                assertThat(judged.verdict()).as("seed %d point %d", seed, i).isEqualTo(Verdict.ok);
                state = judged.state();
            }
        }
    }

    @Test
    void theVerdictReturnsToOkSoonAfterTheLineIsWellAgain() {
        State state = State.START;
        for (int i = 0; i < 200; i++)
            state = CHART.judge(state, point(1.5), REFERENCE, Bad.UP).state();
        int points = 0;
        while (CHART.judge(state, point(0), REFERENCE, Bad.UP).verdict() == Verdict.drift && points < 100) {
            state = CHART.judge(state, point(0), REFERENCE, Bad.UP).state();
            points++;
        }
        assertThat(points).isBetween(1, 8);
    }

    @Test
    void settingsNameFieldBoundAndValue() {
        assertThatThrownBy(() -> new WidthSettings(500, 1000, Duration.ofHours(4), 0.1, 4, 4.5, 0.1, 0.01))
                .hasMessage("drift.width.systematic must be >= 0.03, was 0.01");
        assertThatThrownBy(() -> new WidthSettings(500, 400, Duration.ofHours(4), 0.1, 4, 4.5, 0.1, 0.03))
                .hasMessage("drift.width.reference_counts must be >= enough_counts = 500, was 400");
        assertThatThrownBy(() -> new WidthSettings(500, 1000, Duration.ofHours(4), 0, 4, 4.5, 0.1, 0.03))
                .hasMessage("drift.width.lambda must be in (0, 1], was 0.0");
    }
}
