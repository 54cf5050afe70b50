package org.driftwatch.calibrators.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.driftwatch.calibrators.drift.ControlChart.Judged;
import org.driftwatch.calibrators.drift.ControlChart.Reading;
import org.driftwatch.calibrators.drift.ControlChart.State;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.api.Test;

class ControlChartTest {
    private static final ControlChart CHART = new ControlChart(ChartSettings.defaults());
    private static final double KEV_PER_ADC = 0.15;
    private static final Reference EXACT = new Reference(10_000, 0, KEV_PER_ADC, "r");

    /** Number of the first point with the verdict drift, or {@code points} if there is none. */
    private static int firstDrift(Reference reference, double meanAdc, double slopeAdc, long seed, int points) {
        Random random = new Random(seed);
        double error = 0.5;
        State state = State.START;
        for (int i = 0; i < points; i++) {
            double x = 10_000 + meanAdc + slopeAdc * i + error * random.nextGaussian();
            Judged judged = CHART.judge(state, new Reading(x, error), reference);
            if (judged.verdict() == Verdict.drift) return i;
            state = judged.state();
        }
        return points;
    }

    @Test
    void putsAPointInStandardErrorsOfPointReferenceAndSystematics() {
        Reference reference = new Reference(10_000, 0.4, KEV_PER_ADC, "r");
        Judged judged = CHART.judge(State.START, new Reading(10_002, 0.3), reference);
        assertThat(judged.shiftKev()).isCloseTo(0.3, within(1e-9));
        assertThat(judged.z()).isCloseTo(2 / Math.sqrt(0.3 * 0.3 + 0.4 * 0.4 + 0.2 * 0.2), within(1e-9));
        assertThat(judged.state().high()).isCloseTo(judged.z() - 0.25, within(1e-12));
        assertThat(judged.state().low()).isZero();
    }

    @Test
    void aJumpBeyondTheShewhartLimitIsADriftAtOnceAndOneWithinIsNot() {
        double error = Math.hypot(0.5 * KEV_PER_ADC, 0.03);
        Judged beyond = CHART.judge(State.START, new Reading(10_000 - 5.1 * error / KEV_PER_ADC, 0.5), EXACT);
        Judged within = CHART.judge(State.START, new Reading(10_000 - 4.9 * error / KEV_PER_ADC, 0.5), EXACT);
        assertThat(beyond.verdict()).isEqualTo(Verdict.drift);
        assertThat(within.verdict()).isEqualTo(Verdict.ok);
        assertThat(within.limitKev()).isCloseTo(5 * error, within(1e-12));
    }

    @Test
    void aSignificantShiftBelowTheEffectFloorIsNoDrift() {
        double tiny = 0.08 / KEV_PER_ADC;
        State state = State.START;
        for (int i = 0; i < 500; i++) {
            Judged judged = CHART.judge(state, new Reading(10_000 + tiny, 0.02), EXACT);
            assertThat(judged.verdict()).isEqualTo(Verdict.ok);
            state = judged.state();
        }
        assertThat(state.high()).isEqualTo(40);
        assertThat(state.warned()).isTrue();
    }

    @Test
    void aSlowRampIsSeenByTheCusumLongBeforeTheShewhartLimit() {
        // 0.1 standard errors per point: mean delay of CUSUM(0.25, 14) is 18 points, of Shewhart 4 sigma 28
        for (long seed = 0; seed < 20; seed++)
            assertThat(firstDrift(EXACT, 0, -0.06, seed, 200)).isBetween(8, 32);
    }

    @Test
    void aHealthyLineStaysOkThroughTwoThousandPoints() {
        for (long seed = 0; seed < 20; seed++)
            assertThat(firstDrift(EXACT, 0, 0, seed, 2000)).isEqualTo(2000);
    }

    @Test
    void theErrorOfTheReferenceIsNotTakenForADrift() {
        Random random = new Random(5);
        for (long seed = 0; seed < 40; seed++) {
            Reference off = new Reference(10_000 + 0.8 * random.nextGaussian(), 0.8, KEV_PER_ADC, "early");
            assertThat(firstDrift(off, 0, 0, seed, 300)).isEqualTo(300);
        }
    }

    @Test
    void theVerdictReturnsToOkSoonAfterTheLineReturns() {
        State state = State.START;
        for (int i = 0; i < 50; i++)
            state = CHART.judge(state, new Reading(10_010, 0.5), EXACT).state();
        int points = 0;
        Judged judged;
        do {
            judged = CHART.judge(state, new Reading(10_000, 0.5), EXACT);
            state = judged.state();
        } while (judged.verdict() == Verdict.drift && ++points < 100);
        assertThat(points).isBetween(1, 30);
    }
}
