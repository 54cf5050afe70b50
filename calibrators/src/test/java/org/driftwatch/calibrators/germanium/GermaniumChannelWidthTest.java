package org.driftwatch.calibrators.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.driftwatch.calibrators.drift.DriftSettings;
import org.driftwatch.calibrators.drift.NamedReference;
import org.driftwatch.calibrators.drift.Width;
import org.driftwatch.calibrators.drift.WidthSettings;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.driftwatch.topics.run.EventTime;
import org.junit.jupiter.api.Test;

/** What a shift crew sees of the resolution of a detector. */
class GermaniumChannelWidthTest {
    private static final String FEP = "fwhm_2614.5";
    private static final double FEP_FWHM_KEV = Math.sqrt(0.7 + 0.002 * 2614.5);
    private static final Instant START = EventTime.instant(SimulatedChannel.START_NS);

    private static Monitored monitor(MonitorSettings settings, SimulatedChannel channel, double seconds) {
        return Monitored.run(settings, channel.events(seconds), SimulatedChannel.START_NS + (long) (seconds * 1e9));
    }

    private static Monitored monitor(SimulatedChannel channel, double seconds) {
        return monitor(MonitorSettings.defaults(), channel, seconds);
    }

    private static List<DriftPoint> widths(Monitored seen) {
        return seen.drift.stream()
                .filter(point -> point.quantity().startsWith("fwhm_"))
                .toList();
    }

    private static double seconds(Instant at) {
        return Duration.between(START, at).toMillis() / 1000.0;
    }

    private static MonitorSettings with(WidthSettings widths, List<NamedReference> references) {
        DriftSettings usual = DriftSettings.defaults();
        return MonitorSettings.defaults()
                .withDrift(new DriftSettings(
                        usual.block(),
                        usual.enoughCounts(),
                        usual.fewestCounts(),
                        usual.longest(),
                        usual.overdue(),
                        usual.windowKev(),
                        usual.chart(),
                        widths,
                        references));
    }

    @Test
    void aHealthyDetectorNeverAlarmsAndItsWidthsAreThoseOfTheLine() {
        double pulls = 0;
        int seen = 0;
        for (long seed = 1; seed <= 5; seed++) {
            Monitored run = monitor(SimulatedChannel.healthy(seed), 200);
            assertThat(widths(run)).as("seed %d", seed).noneMatch(point -> point.verdict() == Verdict.drift);
            assertThat(run.drift(FEP)).as("seed %d", seed).hasSizeGreaterThan(5);
            for (DriftPoint point : run.drift(FEP)) {
                if (point.verdict() == Verdict.lowstat) continue;
                assertThat(point.counts()).isGreaterThanOrEqualTo(500);
                assertThat(point.unit()).isEqualTo("keV");
                pulls += (point.measured().value() - FEP_FWHM_KEV)
                        / point.measured().error();
                seen++;
            }
        }
        // the form, fitted to some 1500 events when the reference was taken, is common to all points of a run
        assertThat(pulls / seen).isCloseTo(0, within(4 * Math.sqrt(1 / 3.0 / 5 + 1.0 / seen)));
    }

    @Test
    void noiseThatGrowsByThirtyPercentIsADriftWithinEightWindows() {
        for (long seed = 1; seed <= 3; seed++) {
            Monitored run = monitor(SimulatedChannel.healthy(seed).withWidening(t -> t < 80 ? 1 : 1.3), 230);
            DriftPoint first = run.drift(FEP).stream()
                    .filter(point -> point.verdict() == Verdict.drift)
                    .findFirst()
                    .orElseThrow();
            long worse = run.drift(FEP).stream()
                    .filter(point -> seconds(point.from()) >= 80 && !point.at().isAfter(first.at()))
                    .count();
            assertThat(seconds(first.from())).as("seed %d", seed).isGreaterThanOrEqualTo(80);
            assertThat(worse).as("seed %d", seed).isLessThanOrEqualTo(8);
            assertThat(first.measured().bad()).isEqualTo("up");
            assertThat(run.drift("position_2614.5")).noneMatch(point -> point.verdict() == Verdict.drift);
        }
    }

    @Test
    void noiseThatShrinksIsAnImprovement() {
        Monitored run = monitor(SimulatedChannel.healthy(5).withWidening(t -> t < 80 ? 1 : 0.7), 230);
        assertThat(widths(run)).noneMatch(point -> point.verdict() == Verdict.drift);
        assertThat(run.drift(FEP)).anyMatch(point -> point.measured().improved());
    }

    @Test
    void aStepOrAFastDriftOfTheGainIsNoChangeOfTheWidth() {
        for (double step : new double[] {-0.0006, 0.002, 0.12}) {
            Monitored run =
                    monitor(SimulatedChannel.healthy(6).withGain(t -> t < 77 ? 1 : 1 + step), step < 0.1 ? 150 : 250);
            assertThat(widths(run)).as("step %s", step).noneMatch(point -> point.verdict() == Verdict.drift);
            assertThat(run.drift(FEP))
                    .as("step %s", step)
                    .anyMatch(point -> seconds(point.from()) > 80 && point.verdict() == Verdict.ok);
        }
        for (double perSecond : new double[] {1e-5, -4e-5}) {
            Monitored run = monitor(SimulatedChannel.healthy(6).withGain(t -> 1 + perSecond * t), 120);
            assertThat(widths(run)).noneMatch(point -> point.verdict() == Verdict.drift);
        }
    }

    @Test
    void aNamedEarlierWidthIsTheReference() {
        var named = new NamedReference(
                NamedReference.ANY_SCOPE, 2614.5, 2614.5 / 0.155, 0.1, new Width(1.7, 0.01), "p03 r000");
        Monitored run = monitor(with(WidthSettings.defaults(), List.of(named)), SimulatedChannel.healthy(7), 100);
        DriftPoint first = run.drift(FEP).get(0);
        assertThat(first.reference()).isEqualTo("p03 r000");
        assertThat(first.measured().reference()).isEqualTo(1.7);
        assertThat(first.verdict()).isEqualTo(Verdict.drift);
        assertThat(run.drift("fwhm_583.191").get(0).reference()).startsWith("run run1 version ");
    }

    @Test
    void positionsDoNotDependOnTheSettingsOfWidths() {
        var other = new WidthSettings(100, 100, Duration.ofSeconds(30), 0.3, 1, 1, 0, 0.05);
        SimulatedChannel channel = SimulatedChannel.healthy(8).withGain(t -> t < 50 ? 1 : 1.002);
        Monitored usual = monitor(channel, 100);
        Monitored unusual = monitor(with(other, List.of()), channel, 100);
        assertThat(widths(unusual)).hasSizeGreaterThan(widths(usual).size());
        assertThat(unusual.drift.stream()
                        .filter(point -> point.quantity().startsWith("position_"))
                        .map(Monitored::json))
                .isEqualTo(usual.drift.stream()
                        .filter(point -> point.quantity().startsWith("position_"))
                        .map(Monitored::json)
                        .toList());
        assertThat(unusual.parameters.stream().map(Monitored::json).toList())
                .isEqualTo(usual.parameters.stream().map(Monitored::json).toList());
    }
}
