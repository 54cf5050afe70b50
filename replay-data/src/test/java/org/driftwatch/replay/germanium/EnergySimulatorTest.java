package org.driftwatch.replay.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.junit.jupiter.api.Test;

class EnergySimulatorTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final GermaniumSettings TWO =
            GermaniumSettings.defaults(20261120).withArray(DetectorArray.DEFAULT.withDetectors(2));

    @Test
    void eachLineHasItsShareOfTheEvents() {
        EnergySimulator simulator = new EnergySimulator(TWO, RunPlan.of(START, 200_000));
        ThoriumSource source = new ThoriumSource(LineShape.DEFAULT);
        List<Deposit> deposits = deposits(simulator.truth(), 100_000);
        for (int i = 0; i < ThoriumSource.LINES.size(); i++) {
            double line = ThoriumSource.LINES.get(i).energyKeV();
            double expected = source.peakFraction(i) * deposits.size();
            long seen = deposits.stream()
                    .filter(deposit -> deposit.energyKeV() == line)
                    .count();
            assertThat((double) seen).as("events of %s keV", line).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        }
    }

    @Test
    void theSpectrumHasAComptonEdgeAndAStepBelowTheHighestLine() {
        List<Deposit> deposits = deposits(new EnergySimulator(TWO, RunPlan.of(START, 1)).truth(), 200_000);
        double edge = 2614.5 * (1 - 1 / (1 + 2 * 2614.5 / 510.99895));
        assertThat(between(deposits, edge - 60, edge - 10)).isGreaterThan(3 * between(deposits, edge + 10, edge + 60));
        assertThat(between(deposits, 2544.5, 2594.5)).isGreaterThan(3 * between(deposits, 2634.5, 2684.5));
        assertThat(between(deposits, 0, ThoriumSource.THRESHOLD_KEV)).isZero();
    }

    @Test
    void arrivalsArePoissonInDataTime() {
        List<Deposit> deposits = deposits(new EnergySimulator(TWO, RunPlan.of(START, 1)).truth(), 60_000);
        double seconds = (deposits.get(deposits.size() - 1).timeNs() - EventTime.ns(START)) / 1e9;
        double rate = deposits.size() / seconds;
        assertThat(rate).isCloseTo(60, within(4 * 60 / Math.sqrt(deposits.size())));
        int[] perSecond = new int[(int) seconds];
        for (Deposit deposit : deposits) {
            int second = (int) ((deposit.timeNs() - EventTime.ns(START)) / 1_000_000_000L);
            if (second < perSecond.length) perSecond[second]++;
        }
        double dispersion = IntStream.of(perSecond)
                        .mapToDouble(n -> (n - 60.0) * (n - 60.0) / 60.0)
                        .sum()
                / perSecond.length;
        assertThat(dispersion).isCloseTo(1, within(4 * Math.sqrt(2.0 / perSecond.length)));
    }

    @Test
    void eachAmplitudeIsTheCollectedEnergyInUnitsOfTheTrueGain() {
        EnergySimulator simulator = new EnergySimulator(TWO, RunPlan.of(START, 5_000));
        GermaniumTruth truth = simulator.truth();
        for (String channel : truth.channels()) {
            Iterator<Deposit> deposits = truth.deposits(channel);
            for (DspEvent event : ofChannel(read(new EnergySimulator(TWO, RunPlan.of(START, 5_000))), channel)) {
                Deposit deposit = deposits.next();
                assertThat(event.eventNumber()).isEqualTo(deposit.eventNumber());
                assertThat(event.value("cuspEmax") * truth.keVPerAdc(channel, START))
                        .isCloseTo(deposit.collectedKeV(), within(1e-9));
            }
        }
        assertThat(truth.keVPerAdc("ch1000001", START)).isNotEqualTo(truth.keVPerAdc("ch1000002", START));
    }

    @Test
    void withoutTailTheMeanCollectedEnergyOfALineIsTheLine() {
        LineShape tailless = new LineShape(0.6, 0.0022, 0, 1);
        GermaniumTruth truth = new EnergySimulator(TWO.withShape(tailless), RunPlan.of(START, 1)).truth();
        List<Deposit> line = deposits(truth, 300_000).stream()
                .filter(deposit -> deposit.energyKeV() == 2614.5)
                .toList();
        double mean = line.stream().mapToDouble(Deposit::collectedKeV).average().orElseThrow();
        double sigma = tailless.fwhmKeV(2614.5) / 2.3548200450309493;
        assertThat(mean).isCloseTo(2614.5, within(4 * sigma / Math.sqrt(line.size())));
    }

    @Test
    void everyFilterAnswersAndGainsDifferWithinTheSpread() {
        EnergySimulator simulator =
                new EnergySimulator(GermaniumSettings.defaults(3), RunPlan.lasting(START, Duration.ofSeconds(5)));
        DspEvent event = simulator.next();
        assertThat(event.names()).contains("cuspEmax", "trapEmax", "trapEftp", "zacEmax");
        assertThat(event.values()).hasSameSizeAs(event.names().toArray()).doesNotContain(Double.NaN);
        GermaniumTruth truth = simulator.truth();
        assertThat(truth.channels())
                .hasSize(12)
                .allSatisfy(
                        channel -> assertThat(truth.keVPerAdc(channel, START)).isBetween(0.155 * 0.9, 0.155 * 1.1));
    }

    @Test
    void eventsAreInOrderAndTheSameEachTime() {
        List<DspEvent> first = read(new EnergySimulator(TWO, RunPlan.lasting(START, Duration.ofMinutes(1))));
        List<DspEvent> again = read(new EnergySimulator(TWO, RunPlan.lasting(START, Duration.ofMinutes(1))));
        assertThat(first).isSortedAccordingTo(Event.ORDER).hasSizeGreaterThan(6_000);
        assertThat(text(again)).isEqualTo(text(first));
        GermaniumSettings otherSeed = new GermaniumSettings(1, TWO.array(), TWO.shape(), TWO.pulse(), TWO.faults());
        assertThat(text(read(new EnergySimulator(otherSeed, RunPlan.lasting(START, Duration.ofMinutes(1))))))
                .isNotEqualTo(text(first));
    }

    @Test
    void aDetectorDoesNotDependOnHowManyOthersThereAre() {
        GermaniumSettings five = TWO.withArray(DetectorArray.DEFAULT.withDetectors(5));
        RunPlan plan = RunPlan.lasting(START, Duration.ofSeconds(20));
        assertThat(text(ofChannel(read(new EnergySimulator(five, plan)), "ch1000002")))
                .isEqualTo(text(ofChannel(read(new EnergySimulator(TWO, plan)), "ch1000002")));
    }

    @Test
    void faultsChangeTheirChannelFromTheirTimeOnAndNothingElse() {
        RunPlan plan = RunPlan.lasting(START, Duration.ofMinutes(1));
        GermaniumSettings faulty = TWO.withFaults(FaultText.parse("step:ch1000001:+2%@20s,dead:ch1000001@40s..50s"));
        List<DspEvent> healthy = ofChannel(read(new EnergySimulator(TWO, plan)), "ch1000001");
        Iterator<DspEvent> seen =
                ofChannel(read(new EnergySimulator(faulty, plan)), "ch1000001").iterator();
        for (DspEvent event : healthy) {
            double seconds = (event.timeNs() - plan.span().startNs()) / 1e9;
            if (seconds >= 40 && seconds < 50) continue;
            DspEvent other = seen.next();
            assertThat(other.eventNumber()).isEqualTo(event.eventNumber());
            assertThat(other.timeNs()).isEqualTo(event.timeNs());
            double factor = seconds < 20 ? 1 : 1.02;
            assertThat(other.value("cuspEmax")).isCloseTo(factor * event.value("cuspEmax"), within(1e-9));
        }
        assertThat(seen).isExhausted();
        assertThat(text(ofChannel(read(new EnergySimulator(faulty, plan)), "ch1000002")))
                .isEqualTo(text(ofChannel(read(new EnergySimulator(TWO, plan)), "ch1000002")));
    }

    @Test
    void theTruthKnowsTheGainAtEveryTime() {
        GermaniumSettings drifting =
                TWO.withFaults(FaultText.parse("drift:ch1000002:+0.5%/min@30s,step:ch1000002:-1%@3min"));
        GermaniumTruth truth = new EnergySimulator(drifting, RunPlan.of(START, 10)).truth();
        double first = truth.adcPerKeV("ch1000002", START.plusSeconds(30));
        assertThat(truth.adcPerKeV("ch1000002", START)).isEqualTo(first);
        assertThat(truth.adcPerKeV("ch1000002", START.plusSeconds(150))).isCloseTo(1.01 * first, within(1e-12));
        assertThat(truth.adcPerKeV("ch1000002", START.plusSeconds(210))).isCloseTo(1.015 * 0.99 * first, within(1e-12));
        assertThat(truth.inWords()).hasSize(2);
    }

    @Test
    void theDescriptionSaysWhenTheRunEnds() {
        EnergySimulator byTime = new EnergySimulator(TWO, RunPlan.lasting(START, Duration.ofSeconds(7)));
        assertThat(byTime.description().run()).isEqualTo("sim-p00-r001-cal-20260301T120000Z");
        assertThat(byTime.description().until()).isEqualTo(START.plusSeconds(7));
        EnergySimulator byEvents = new EnergySimulator(TWO, RunPlan.of(START, 777));
        List<DspEvent> events = read(new EnergySimulator(TWO, RunPlan.of(START, 777)));
        assertThat(events).hasSize(777);
        assertThat(byEvents.description().events()).isEqualTo(777);
        assertThat(byEvents.description().until())
                .isEqualTo(EventTime.instant(events.get(776).timeNs()));
    }

    @Test
    void aRunOfDeadDetectorsEnds() {
        GermaniumSettings dead = TWO.withFaults(FaultText.parse("dead:ch1000001@1s,dead:ch1000002@2s"));
        List<DspEvent> events = read(new EnergySimulator(dead, RunPlan.of(START, 1_000_000)));
        assertThat(events).isNotEmpty().allMatch(event -> event.timeNs() < EventTime.ns(START.plusSeconds(2)));
    }

    private static List<Deposit> deposits(GermaniumTruth truth, int count) {
        Iterator<Deposit> deposits = truth.deposits("ch1000001");
        List<Deposit> list = new ArrayList<>();
        while (list.size() < count && deposits.hasNext()) list.add(deposits.next());
        return list;
    }

    private static long between(List<Deposit> deposits, double low, double high) {
        return deposits.stream()
                .filter(deposit -> deposit.energyKeV() >= low && deposit.energyKeV() < high)
                .count();
    }

    private static List<DspEvent> read(EnergySimulator simulator) {
        List<DspEvent> events = new ArrayList<>();
        for (DspEvent event = simulator.next(); event != null; event = simulator.next()) events.add(event);
        return events;
    }

    private static List<DspEvent> ofChannel(List<DspEvent> events, String channel) {
        return events.stream().filter(event -> event.channel().equals(channel)).toList();
    }

    private static List<String> text(List<DspEvent> events) {
        return events.stream()
                .map(event -> event.channel() + " " + event.eventNumber() + " " + event.timeNs() + " "
                        + event.value("cuspEmax"))
                .toList();
    }
}
