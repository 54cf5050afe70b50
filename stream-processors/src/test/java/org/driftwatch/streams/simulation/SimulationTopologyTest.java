package org.driftwatch.streams.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.driftwatch.calibrators.simulation.limits.LimitFollower;
import org.driftwatch.calibrators.simulation.limits.LimitMonitorSettings;
import org.driftwatch.calibrators.simulation.limits.LimitSettings;
import org.driftwatch.calibrators.simulation.limits.TelescopeSelection;
import org.driftwatch.calibrators.simulation.live.GridPointCalculation;
import org.driftwatch.calibrators.simulation.statistics.MetricTarget;
import org.driftwatch.calibrators.simulation.statistics.ProductionMetrics;
import org.driftwatch.calibrators.simulation.statistics.ProductionMonitor;
import org.driftwatch.calibrators.simulation.statistics.StatisticalErrorEvaluator;
import org.driftwatch.calibrators.simulation.statistics.ThresholdSettings;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.streams.run.StageMetrics;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.ProductionLimits;
import org.driftwatch.topics.simulation.ProductionStatus;
import org.driftwatch.topics.simulation.SimulatedSpectrum;
import org.driftwatch.topics.simulation.SimulationEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTopologyTest {
    private static final GridPoint POINT = new GridPoint(180, 20, 0, 0, "north");
    private static final Instant START = Instant.parse("2025-10-09T09:30:00Z");
    private static final int LENGTH_S = 6;
    private static final SimulatedSpectrum SPECTRUM =
            new SimulatedSpectrum(new double[] {0.1, 1}, new double[] {1, 10}, new double[] {9000, 900});
    private static final ProductionMetrics METRICS = new ProductionMetrics(
            Optional.of(new MetricTarget("", 0.02, 0.05, 20)), Optional.of(new MetricTarget("", 0.05, 0.05, 20)));
    private static final StatisticalErrorEvaluator EVALUATOR =
            new StatisticalErrorEvaluator(METRICS, ThresholdSettings.USUAL);

    private static final LimitMonitorSettings LIMITS = new LimitMonitorSettings(
            new LimitSettings(List.of(0.1), 0.95, 10), new TreeMap<>(Map.of("all", TelescopeSelection.ALL)));

    @TempDir
    Path directory;

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> input;

    @BeforeEach
    void start() {
        SimulationTopology.Settings settings =
                new SimulationTopology.Settings(Duration.ofSeconds(2), (channel, own, ended) -> {
                    ProductionMonitor.Where where = new ProductionMonitor.Where(channel.run(), own, ended);
                    return new GridPointCalculation(
                            new ProductionMonitor(EVALUATOR, where, new TreeMap<>()),
                            new LimitFollower(LIMITS, where, new TreeMap<>()));
                });
        StageMetrics metrics = new StageMetrics(new SimpleMeterRegistry(), "simulation.");
        StreamSettings engine = StreamSettings.defaults("nowhere:1", SimulationTopology.APPLICATION, directory);
        driver = new TopologyTestDriver(SimulationTopology.build(settings, metrics), engine.properties());
        input = driver.createInputTopic(Topics.SIM_EVENTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aRunEndsAsOneParameterOfItsGridPoint() {
        play("a", events("a", 3L));
        List<Parameter> parameters = parameters();
        assertThat(parameters).hasSize(1);
        assertThat(parameters.get(0).subject()).isEqualTo("production.statistics");
        assertThat(parameters.get(0).scope()).isEqualTo(POINT.key());
        ProductionStatus status = (ProductionStatus) parameters.get(0).value();
        assertThat(status.simulated()).containsExactly(9000, 900);
        assertThat(status.reconstructed()).containsExactly(400, 100);
        assertThat(status.maxError()).isCloseTo(Math.sqrt((1 - 100 / 900.0) / 100), within(1e-15));
        assertThat(status.maxErrorTeV()).isEqualTo(1);
        assertThat(status.effectiveAreaConverged()).isFalse();
    }

    @Test
    void whereAProductionStandsGoesOutWhileItRuns() {
        play("a", events("a", 3L));
        List<ProductionStatus> all = values(Topics.PRODUCTION);
        assertThat(all.size()).isGreaterThan(2);
        assertThat(all.get(0).events()).isLessThan(500);
        assertThat(all.get(all.size() - 1).events()).isEqualTo(500);
        assertThat(all).isSortedAccordingTo((x, y) -> Long.compare(x.events(), y.events()));
    }

    @Test
    void orderAndDuplicatesChangeNothing() {
        List<SimulationEvent> events = events("a", 3L);
        List<SimulationEvent> twice = new ArrayList<>(events);
        twice.addAll(events);
        Collections.shuffle(twice, new Random(5L));
        send(started("a"));
        twice.forEach(this::send);
        for (int second = 1; second <= LENGTH_S; second++) send(reached("a", second));
        end("a");
        byte[] shuffled = bytes(parameters().get(0).value());
        stop();
        start();
        play("a", events);
        assertThat(bytes(parameters().get(0).value())).isEqualTo(shuffled);
    }

    @Test
    void runsOfOneGridPointAddUpHoweverTheyAreInterleaved() {
        List<SimulationEvent> first = events("a", 3L);
        List<SimulationEvent> second = events("b", 4L);
        send(started("a"));
        send(started("b"));
        for (int i = 0; i < first.size(); i++) {
            send(first.get(i));
            send(second.get(i));
        }
        end("a");
        end("b");
        byte[] interleaved = bytes(parameters().get(1).value());
        stop();
        start();
        play("a", first);
        play("b", second);
        List<Parameter> parameters = parameters();
        assertThat(((ProductionStatus) parameters.get(1).value()).runs()).isEqualTo(2);
        assertThat(((ProductionStatus) parameters.get(1).value()).simulated()).containsExactly(18000, 1800);
        assertThat(bytes(parameters.get(1).value())).isEqualTo(interleaved);
    }

    @Test
    void aRunThatIsSentAgainCountsOnce() {
        play("a", events("a", 3L));
        play("a", events("a", 3L));
        List<ProductionStatus> all = values(Topics.PRODUCTION);
        assertThat(all.get(all.size() - 1).simulated()).containsExactly(9000, 900);
        assertThat(all.get(all.size() - 1).runs()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitGoesToTheDeadLetters() {
        SimulatedSpectrum other = new SimulatedSpectrum(new double[] {2}, new double[] {3}, new double[] {7});
        List<SimulationEvent> events = events("a", 3L);
        send(started("a"));
        events.forEach(this::send);
        send(new SimulationEvent.Thrown("a", POINT, ns(3), 1, other));
        end("a");
        List<DeadLetter> dead = values(Topics.DEAD_LETTERS);
        assertThat(dead).hasSize(1);
        assertThat(((ProductionStatus) parameters().get(0).value()).simulated()).containsExactly(9000, 900);
    }

    @Test
    void triggersBecomeLimitsAndCountOnce() {
        List<SimulationEvent> triggers = triggers("t", 500);
        List<SimulationEvent> twice = new ArrayList<>(triggers);
        twice.addAll(triggers);
        Collections.shuffle(twice, new Random(6L));
        send(started("t"));
        twice.forEach(this::send);
        end("t");
        List<Parameter> parameters = parameters();
        assertThat(parameters).hasSize(1);
        assertThat(parameters.get(0).subject()).isEqualTo("production.limits");
        assertThat(parameters.get(0).scope()).isEqualTo(POINT.key() + "/all");
        ProductionLimits limits = (ProductionLimits) parameters.get(0).value();
        assertThat(limits.events()).isEqualTo(500);
        assertThat(limits.limits().get(1).quantity()).isEqualTo("upper_radius");
        assertThat(limits.limits().get(1).value()).isEqualTo(450);
        assertThat(limits.limits().get(1).lost()).isEqualTo(50);
        assertThat(limits.converged()).isTrue();
        List<ProductionLimits> shown = values(Topics.PRODUCTION_LIMITS);
        assertThat(shown.get(shown.size() - 1).limits()).isEqualTo(limits.limits());
    }

    /** Two runs of unequal length, second by second in turn; the second one ends first. */
    private void playInTurn(List<SimulationEvent> first, List<SimulationEvent> second) {
        send(started("a"));
        send(started("b"));
        int sentOfFirst = 0;
        int sentOfSecond = 0;
        for (int now = 1; now <= LENGTH_S; now++) {
            while (sentOfFirst < first.size() && first.get(sentOfFirst).timeNs() < ns(now))
                send(first.get(sentOfFirst++));
            send(reached("a", now));
            while (sentOfSecond < second.size() && second.get(sentOfSecond).timeNs() < ns(now))
                send(second.get(sentOfSecond++));
            send(reached("b", now));
        }
        end("b");
        end("a");
    }

    @Test
    void whereAGridPointStandsCountsAllRunsThatGoOn() {
        List<SimulationEvent> first = events("a", 3L);
        playInTurn(first, events("b", 4L).subList(0, 201));
        List<ProductionStatus> shown = values(Topics.PRODUCTION);
        assertThat(shown).extracting(ProductionStatus::events).isSorted();
        assertThat(shown).extracting(ProductionStatus::runs).isSorted().contains(1, 2);
        assertThat(shown).anySatisfy(each -> assertThat(each.events()).isBetween(501L, 699L));
        ProductionStatus last = shown.get(shown.size() - 1);
        assertThat(last.events()).isEqualTo(700);
        assertThat(last.simulated()).containsExactly(18000, 1800);
        assertThat(parameters())
                .as("what is published counts runs that have ended")
                .extracting(parameter -> ((ProductionStatus) parameter.value()).events())
                .containsExactly(200L, 700L);
    }

    @Test
    void limitsCountAllRunsThatGoOn() {
        playInTurn(triggers("a", 500), triggers("b", 200));
        List<ProductionLimits> shown = values(Topics.PRODUCTION_LIMITS);
        assertThat(shown).extracting(ProductionLimits::events).isSorted();
        assertThat(shown).extracting(ProductionLimits::runs).isSorted().contains(1, 2);
        assertThat(shown.get(shown.size() - 1).events()).isEqualTo(700);
    }

    @Test
    void aRunOfOtherBinsIsRefusedAndDisturbsNoOther() {
        SimulatedSpectrum other = new SimulatedSpectrum(new double[] {2}, new double[] {3}, new double[] {7});
        play("d", events("d", 4L));
        playInTurn(events("a", 3L), List.of(new SimulationEvent.Thrown("b", POINT, ns(0), 0, other)));
        assertThat(this.<ProductionStatus>values(Topics.PRODUCTION))
                .allSatisfy(each -> assertThat(each.edgesTeV()).containsExactly(0.1, 1, 10));
        List<InBand<Parameter>> sent = values(Topics.PARAMETERS);
        assertThat(refusals(sent))
                .containsEntry("a", "")
                .containsEntry(
                        "b",
                        "energies are in EnergyBins[1, 2.0..3.0 TeV], those of the runs before in"
                                + " EnergyBins[2, 0.1..10.0 TeV]")
                .containsEntry("d", "");
    }

    @Test
    void aRunThatFoundMoreThanItThrewIsRefusedAndSpoilsNoLaterOne() {
        SimulatedSpectrum few =
                new SimulatedSpectrum(new double[] {0.1, 1}, new double[] {1, 10}, new double[] {10, 900});
        List<SimulationEvent> bad = events("a", 3L);
        bad.set(0, new SimulationEvent.Thrown("a", POINT, ns(0), 0, few));
        play("a", bad);
        play("b", events("b", 4L));
        assertThat(refusals(values(Topics.PARAMETERS)))
                .containsEntry("a", "more events are reconstructed than thrown, or none thrown")
                .containsEntry("b", "");
    }

    /** Why each run gave no answer, empty when it gave one. */
    private static Map<String, String> refusals(List<InBand<Parameter>> sent) {
        Map<String, String> refusals = new TreeMap<>();
        for (InBand<Parameter> each : sent)
            if (each instanceof InBand.Marked<Parameter> marked && marked.mark() instanceof Mark.PartitionDone done)
                refusals.put(done.run(), done.uncalibrated().getOrDefault(POINT.key(), ""));
        return refusals;
    }

    private static List<SimulationEvent> triggers(String run, int count) {
        List<SimulationEvent> triggers = new ArrayList<>();
        for (int i = 0; i < count; i++)
            triggers.add(new SimulationEvent.Triggered(
                    run, POINT, ns(0.01 * i), i, 0.01 * (i + 1), i, 0.01 * i, List.of(1 + i % 3)));
        return triggers;
    }

    private void play(String run, List<SimulationEvent> events) {
        send(started(run));
        int next = 0;
        for (int second = 1; second <= LENGTH_S; second++) {
            for (; next < events.size() && events.get(next).timeNs() < ns(second); next++) send(events.get(next));
            send(reached(run, second));
        }
        end(run);
    }

    /** 500 events in five seconds: 400 in the first bin, 100 in the second. */
    private static List<SimulationEvent> events(String run, long seed) {
        Random random = new Random(seed);
        List<SimulationEvent> all = new ArrayList<>();
        all.add(new SimulationEvent.Thrown(run, POINT, ns(0), 0, SPECTRUM));
        for (int i = 0; i < 500; i++) {
            double truth = i % 5 == 0 ? 2 + random.nextDouble() : 0.2 + 0.5 * random.nextDouble();
            double energy = truth * (1 + 0.1 * random.nextGaussian());
            all.add(new SimulationEvent.Reconstructed(run, POINT, ns(0.01 * (i + 1)), i, truth, energy));
        }
        return all;
    }

    private static long ns(double seconds) {
        return EventTime.ns(START) + (long) (seconds * 1e9);
    }

    private static Mark started(String run) {
        return new Mark.RunStarted(
                new RunDescription(
                        run, "file", List.of("file"), List.of(POINT.key()), START, EventTime.instant(ns(LENGTH_S)), -1),
                0,
                1);
    }

    private static Mark reached(String run, double seconds) {
        return new Mark.Reached(run, "file", 0, 1, EventTime.instant(ns(seconds)), 0);
    }

    private void end(String run) {
        send(new Mark.RunEnded(run, "file", 0, 1, EventTime.instant(ns(LENGTH_S)), 0));
        send(new Mark.Drain(run, "file", 0, 1));
    }

    private void send(SimulationEvent event) {
        input.pipeInput(
                Topics.SIM_EVENTS.key().encode(event.key()),
                Topics.SIM_EVENTS.value().encode(new InBand.Data<>(event)));
    }

    private void send(Mark mark) {
        input.pipeInput(
                Topics.SIM_EVENTS.key().encode(mark.run()),
                Topics.SIM_EVENTS.value().encode(new InBand.Marked<>(mark)));
    }

    private List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        for (InBand<Parameter> each : values(Topics.PARAMETERS))
            if (each instanceof InBand.Data<Parameter> data) all.add(data.value());
        return all;
    }

    private <V> List<V> values(Topic<String, V> topic) {
        return driver
                .createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(topic.value()::decode)
                .toList();
    }

    private static byte[] bytes(Object value) {
        return Topics.PRODUCTION.value().encode((ProductionStatus) value);
    }
}
