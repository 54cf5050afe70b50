package org.driftwatch.calibrators.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.run.EventTime;
import org.junit.jupiter.api.Test;

/** What a shift crew sees of a detector that is healthy, drifts, jumps, dies, or has too little to say. */
class GermaniumChannelFaultTest {
    private static final String FEP = "position_2614.5";
    private static final Instant START = EventTime.instant(SimulatedChannel.START_NS);

    private static Monitored monitor(SimulatedChannel channel, double seconds) {
        return Monitored.run(channel.events(seconds), SimulatedChannel.START_NS + (long) (seconds * 1e9));
    }

    private static double seconds(Instant at) {
        return Duration.between(START, at).toMillis() / 1000.0;
    }

    private static DriftPoint firstDrift(List<DriftPoint> points) {
        return points.stream()
                .filter(point -> point.verdict() == Verdict.drift)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no drift in " + points));
    }

    @Test
    void aHealthyDetectorRaisesNoAlarmInTenSeeds() {
        for (long seed = 1; seed <= 10; seed++) {
            Monitored seen = monitor(SimulatedChannel.healthy(seed), 120);
            assertThat(seen.drift).as("seed %d", seed).hasSizeGreaterThan(15);
            assertThat(seen.drift).as("seed %d", seed).noneMatch(point -> point.verdict() == Verdict.drift);
            double b = seen.last().parameters().get("b");
            double error = Math.sqrt(seen.last().covariance()[1][1]);
            assertThat(b).as("seed %d", seed).isCloseTo(0.155, within(4 * Math.max(error, 0.155 * 5e-6)));
            assertThat(seen.fits)
                    .as("seed %d", seed)
                    .noneMatch(fits -> fits.reason().contains("step of"));
        }
    }

    @Test
    void positionsInWindowsAreUnbiased() {
        double sum = 0;
        double weight = 0;
        for (long seed = 20; seed < 24; seed++) {
            Monitored seen = monitor(SimulatedChannel.healthy(seed), 120);
            double truth = seen.last().peaks().get(6).positionAdc();
            for (DriftPoint point : seen.drift(FEP)) {
                if (point.verdict() == Verdict.lowstat) continue;
                sum += (point.valueAdc() - truth) / (point.errorAdc() * point.errorAdc());
                weight += 1 / (point.errorAdc() * point.errorAdc());
            }
        }
        // early shapes may miss the tail: 0.03 keV is the systematic error the charts allow for
        assertThat(sum / weight * 0.155).isCloseTo(0, within(0.03 + 4 / Math.sqrt(weight) * 0.155));
    }

    @Test
    void aSlowGainDriftIsSeenWithinTwoMinutesWithItsSignAndSize() {
        double perSecond = -1e-3 / 60; // -2.6 keV per minute at 2614.5 keV
        Monitored seen = monitor(SimulatedChannel.healthy(3).withGain(t -> 1 + perSecond * t), 180);
        DriftPoint first = firstDrift(seen.drift(FEP));
        assertThat(seconds(first.at())).isLessThan(120);
        for (DriftPoint point : seen.drift(FEP)) {
            if (point.verdict() == Verdict.lowstat) continue;
            double reference =
                    Double.parseDouble(seen.parameters.get(0).provenance().get("events")) / 300 / 2;
            double middle = (seconds(point.from()) + seconds(point.at())) / 2;
            double expected = 2614.5 * perSecond * (middle - reference);
            assertThat(point.shiftKev()).isCloseTo(expected, within(0.25 + 5 * point.errorAdc() * 0.155));
        }
    }

    @Test
    void aGainStepIsSeenAtOnceAndTheNewScaleGoesOutAfterConfirmation() {
        for (double step : new double[] {0.002, -0.003, 0.03, -0.12}) {
            Monitored seen = monitor(SimulatedChannel.healthy(4).withGain(t -> t < 60 ? 1 : 1 + step), 180);
            List<DriftPoint> drift = seen.drift.stream()
                    .filter(point -> point.verdict() == Verdict.drift)
                    .toList();
            assertThat(drift).as("step %s", step).isNotEmpty();
            assertThat(drift).allMatch(point -> point.at().isAfter(START.plusSeconds(60)));
            DriftPoint last = seen.drift(FEP).get(seen.drift(FEP).size() - 1);
            assertThat(last.shiftKev()).as("step %s", step).isCloseTo(2614.5 * step, within(0.5));
            assertThat(last.verdict()).isEqualTo(Verdict.drift);
            int reference = Integer.parseInt(last.reference().replaceAll(".*version ", ""));
            assertThat(seen.parameters.get(reference - 1).validFrom()).isBefore(START.plusSeconds(60));
            assertThat(seen.live().parameters().get("b"))
                    .as("step %s", step)
                    .isCloseTo(0.155 / (1 + step), within(0.155 * 1e-4));
            Instant confirmed = seen.parameters.stream()
                    .filter(parameter -> parameter.provenance().get("fit").equals("step"))
                    .findFirst()
                    .orElseThrow()
                    .validFrom();
            assertThat(seconds(confirmed)).as("step %s", step).isBetween(60.0, 170.0);
            assertThat(seen.parameters.get(seen.parameters.size() - 1).provenance())
                    .containsEntry("fit", "final over a step");
        }
    }

    @Test
    void aDeadDetectorTurnsToLowstatBySilenceAndIsNeverOkAgain() {
        Monitored seen = monitor(SimulatedChannel.healthy(5).withGain(t -> t < 60 ? 1 : -1), 400);
        List<DriftPoint> after = seen.drift(FEP).stream()
                .filter(point -> !point.from().isBefore(START.plusSeconds(60)))
                .toList();
        assertThat(after).isNotEmpty().allMatch(point -> point.verdict() == Verdict.lowstat);
        assertThat(seconds(after.get(0).at())).isLessThan(250);
        assertThat(after.get(0).valueAdc()).isNaN();
        assertThat(after.get(0).z()).isNaN();
        assertThat(seen.last().parameters().get("b")).isCloseTo(0.155, within(0.155 * 1e-4));
    }

    @Test
    void tooFewEventsGiveNoParameterAndSayWhy() {
        Monitored seen = monitor(SimulatedChannel.healthy(6).withRate(2), 200);
        assertThat(seen.parameters).isEmpty();
        assertThat(seen.drift).isEmpty();
        assertThat(seen.fits)
                .isNotEmpty()
                .allMatch(fits -> fits.tooFew() >= 1 && !fits.reason().isEmpty());
        Folded.Fits last = seen.fits.get(seen.fits.size() - 1);
        assertThat(last.reason()).startsWith(last.uncalibrated()).contains("germanium.aoe: no energy scale yet");
        assertThat(last.uncalibrated()).isNotEmpty().doesNotContain("germanium.");
    }

    @Test
    void noEventsAtAllIsAnAnswerToo() {
        Monitored seen = Monitored.run(List.<DspEvent>of(), SimulatedChannel.START_NS + 100 * Monitored.SECOND);
        assertThat(seen.parameters).isEmpty();
        assertThat(seen.fits).hasSize(1);
        assertThat(seen.fits.get(0).reason()).startsWith("too few events");
    }

    @Test
    void linesBelowALateThresholdAreFoundWhenTheyAppearAndWatchedFromThen() {
        Monitored seen = monitor(SimulatedChannel.healthy(8).withThreshold(t -> t < 60 ? 800 : 100), 240);
        GermaniumEnergy.Line early = seen.value(0).peaks().get(0);
        assertThat(early.found()).isFalse();
        assertThat(early.positionAdc()).isNaN();
        assertThat(seen.last().peaks()).allMatch(GermaniumEnergy.Line::found);
        List<DriftPoint> points = seen.drift("position_583.191");
        assertThat(points).isNotEmpty().noneMatch(point -> point.verdict() == Verdict.drift);
        assertThat(points.get(0).from()).isAfter(START.plusSeconds(60));
        assertThat(points.get(0).reference()).isNotEqualTo("run run1 version 1");
    }

    @Test
    void versionsCountUpAndAreValidFromTheEventThatTriggeredThem() {
        Monitored seen = monitor(SimulatedChannel.healthy(9), 100);
        for (int i = 0; i < seen.parameters.size(); i++) {
            assertThat(seen.parameters.get(i).version()).isEqualTo(i + 1);
            if (i > 0)
                assertThat(seen.parameters.get(i).validFrom())
                        .isAfterOrEqualTo(seen.parameters.get(i - 1).validFrom());
        }
        assertThat(seen.parameters.get(seen.parameters.size() - 1).provenance()).containsEntry("fit", "final");
        assertThat(seen.last().expression()).isEqualTo("a + b * cuspEmax");
    }
}
