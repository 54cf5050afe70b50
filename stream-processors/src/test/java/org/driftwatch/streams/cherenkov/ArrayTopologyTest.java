package org.driftwatch.streams.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayTopologyTest {
    private static final FakeArrayRun ONE = new FakeArrayRun("ob_1", 1);
    private static final FakeArrayRun TWO = new FakeArrayRun("ob_1", 2);

    @TempDir
    Path directory;

    private Plant plant(int partitions) {
        return new Plant(partitions, directory);
    }

    private static List<ArrayEvent> events(List<InBand<ArrayEvent>> all) {
        List<ArrayEvent> events = new ArrayList<>();
        for (InBand<ArrayEvent> each : all) if (each instanceof InBand.Data<ArrayEvent> data) events.add(data.value());
        return events;
    }

    /** Processes the first stage of one partition and takes what it said so far to the second. */
    private static List<InBand<ArrayEvent>> joined(Plant plant, List<Sent> records) {
        plant.offer(records);
        while (!plant.joining.get(0).idle()) plant.joining.get(0).step();
        return plant.travelling(Topics.TEL_EVENTS, 0);
    }

    private static List<Sent> list(List<?>... parts) {
        List<Sent> all = new ArrayList<>();
        for (List<?> part : parts) part.forEach(each -> all.add((Sent) each));
        return all;
    }

    @Test
    void describesItself() throws IOException {
        String described = ArrayTopology.build(Plant.SETTINGS, new ArrayMetrics(new SimpleMeterRegistry()))
                .describe()
                .toString();
        try (InputStream in = getClass().getResourceAsStream("array-topology.txt")) {
            String expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(described.stripTrailing()).isEqualTo(expected.stripTrailing());
        }
    }

    @Test
    void joinsTheTelescopesOfAnEventAlsoWhenTwoEventsHaveOneTime() {
        List<Sent> records = list(
                ONE.started(),
                List.of(
                        ONE.event(2, 11, 1),
                        ONE.event(1, 12, 1),
                        ONE.event(1, 11, 1),
                        ONE.event(3, 12, 1),
                        ONE.event(5, 10, 0.5)),
                ONE.reached(4));
        List<ArrayEvent> events = events(joined(plant(1), records));
        assertThat(events).extracting(ArrayEvent::event).containsExactly(10L, 11L, 12L);
        assertThat(events)
                .extracting(each -> each.showers().stream()
                        .map(ArrayEvent.Shower::telescope)
                        .toList())
                .containsExactly(List.of(5), List.of(1, 2), List.of(1, 3));
        assertThat(events).extracting(ArrayEvent::array).containsOnly("north");
    }

    @Test
    void saysBehindTheDataHowFarItIs() {
        List<Sent> records = list(
                ONE.started(),
                List.of(ONE.event(1, 1, 0.5), ONE.event(1, 2, 5)),
                ONE.reached(4),
                ONE.reached(4),
                ONE.reached(4.5),
                ONE.reached(8),
                ONE.ended());
        List<String> said = joined(plant(1), records).stream()
                .map(ArrayTopologyTest::inWords)
                .toList();
        assertThat(said)
                .containsExactly(
                        "run-started",
                        "event 1",
                        "reached 2",
                        "event 2",
                        "reached 6",
                        "reached 30",
                        "run-ended",
                        "drain");
    }

    private static String inWords(InBand<ArrayEvent> each) {
        if (each instanceof InBand.Data<ArrayEvent> data)
            return "event " + data.value().event();
        Mark mark = ((InBand.Marked<ArrayEvent>) each).mark();
        if (!(mark instanceof Mark.Reached reached)) return mark.mark();
        return "reached " + (EventTime.ns(reached.instant()) - FakeArrayRun.ns(0)) / EventTime.SECOND;
    }

    @Test
    void eachPartitionIsASourceOfTheRunInEveryPartition() {
        Plant plant = plant(2);
        plant.offer(TWO.started());
        plant.joining.forEach(Plant.Task::step);
        for (int p = 0; p < 2; p++) {
            List<InBand<ArrayEvent>> marks = plant.travelling(Topics.TEL_EVENTS, p);
            assertThat(marks).hasSize(2);
            for (InBand<ArrayEvent> each : marks) {
                var started = (Mark.RunStarted) ((InBand.Marked<ArrayEvent>) each).mark();
                assertThat(started.description().sources()).containsExactly("p0", "p1");
                assertThat(started.source()).isEqualTo("p" + started.partition());
                assertThat(started.description().channels()).containsExactly("north");
                assertThat(started.description().array()).isEqualTo(FakeArrayRun.ARRAY);
                assertThat(started.of()).isEqualTo(2);
            }
        }
    }

    @Test
    void aTelescopeBeyondTheGraceIsCountedAndItsEventGoesOnWithoutIt() {
        Plant plant = plant(1);
        plant.play(list(
                ONE.started(),
                List.of(ONE.event(1, 1, 7.9), ONE.event(2, 1, 7.9)),
                ONE.reached(9.9),
                List.of(ONE.event(3, 1, 7.9)),
                ONE.reached(10),
                List.of(ONE.event(4, 1, 7.9)),
                ONE.ended()));
        assertThat(plant.deadLetters()).extracting(DeadLetter::reason).containsExactly("late");
        assertThat(plant.registry
                        .get("driftwatch.events")
                        .tag("stage", "telescope.late")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(plant.registry.get("driftwatch.array.pairs").counter().count())
                .as("three telescopes were in time")
                .isEqualTo(3);
        assertThat(plant.answers()).anyMatch(each -> each.contains("\"rejected\":{\"late\":1}"));
    }

    @Test
    void anyOrderWithinTheGraceAndAnyDuplicatesGiveTheSameResults() {
        List<TelescopeEvent> events = ONE.events(300, 5);
        List<String> expected = plant(1).play(ONE.records(events)).results();
        assertThat(expected).as("one parameter, three windows").hasSize(4);
        for (long seed = 0; seed < 5; seed++) {
            List<TelescopeEvent> disturbed = disturbed(events, new Random(seed));
            assertThat(disturbed).isNotEqualTo(events);
            assertThat(plant(1).play(disturbedRecords(disturbed)).results()).isEqualTo(expected);
        }
    }

    /** One in ten sent twice, all in random order. */
    private static List<TelescopeEvent> disturbed(List<TelescopeEvent> events, Random random) {
        List<TelescopeEvent> all = new ArrayList<>(events);
        for (TelescopeEvent each : events) if (random.nextInt(10) == 0) all.add(each);
        Collections.shuffle(all, random);
        return all;
    }

    /** Each event arrives up to two seconds after its time; marks at whole seconds. */
    private static List<Sent> disturbedRecords(List<TelescopeEvent> events) {
        record Timed(double at, Sent sent) {}
        Random random = new Random(17);
        List<Timed> timed = new ArrayList<>();
        for (TelescopeEvent each : events) {
            double at = (each.timeNs() - FakeArrayRun.ns(0)) / 1e9;
            double arrival = Math.min(FakeArrayRun.LENGTH_S, at + 2 * random.nextDouble()) - 1e-9;
            timed.add(new Timed(arrival, Sent.event(each, 1)));
        }
        for (int second = 1; second <= FakeArrayRun.LENGTH_S; second++)
            timed.add(new Timed(second, ONE.reached(second).get(0)));
        timed.sort(Comparator.comparingDouble(Timed::at));
        return list(ONE.started(), timed.stream().map(Timed::sent).toList(), ONE.ended());
    }

    @Test
    void anyInterleavingOfPartitionsGivesTheSameResults() {
        List<String> expected = plant(1).play(ONE.records(300, 6)).results();
        for (int partitions : new int[] {2, 3}) {
            List<Sent> records = new FakeArrayRun("ob_1", partitions).records(300, 6);
            for (long seed = 0; seed < 5; seed++) {
                Plant plant = plant(partitions);
                plant.offer(records);
                mix(plant, new Random(seed), 0);
                assertThat(plant.results())
                        .as("%d partitions, seed %d", partitions, seed)
                        .isEqualTo(expected);
            }
        }
    }

    /** Lets tasks step in random order until all is done, and starts them again with this probability. */
    private static void mix(Plant plant, Random random, double restarts) {
        List<Plant.Task> tasks = new ArrayList<>(plant.joining);
        tasks.addAll(plant.calculating);
        while (tasks.stream().anyMatch(task -> !task.idle())) {
            Plant.Task task = tasks.get(random.nextInt(tasks.size()));
            if (random.nextDouble() < restarts) task.restart();
            if (!task.idle()) task.step();
        }
    }

    @Test
    void restartsAtAnyRecordChangeNothing() {
        List<Sent> records = TWO.records(300, 7);
        List<String> expected = plant(2).play(records).answers();
        for (int work : new int[] {1, 3, 4_000}) {
            Plant plant = new Plant(
                    2, new ArrayTopology.Settings(Plant.GRACE, PlainJoin::new, HashingArray::new, work), directory);
            plant.offer(records);
            mix(plant, new Random(work), 0.3);
            assertThat(plant.answers()).as("work %d", work).isEqualTo(expected);
        }
    }

    @Test
    void runsFollowEachOtherInTheMemoryOfTheArray() {
        FakeArrayRun later = new FakeArrayRun("ob_2", 2);
        List<Sent> both = list(TWO.records(100, 8), later.records(100, 9));
        List<String> expected = plant(2).play(both).results();
        assertThat(expected).hasSize(8);
        for (long seed = 0; seed < 3; seed++) {
            Plant plant = plant(2);
            plant.offer(both);
            mix(plant, new Random(seed), 0.1);
            assertThat(plant.results()).isEqualTo(expected);
        }
        List<String> alone = plant(2).play(later.records(100, 9)).results();
        assertThat(expected)
                .as("the second run knows of the first")
                .doesNotContainAnyElementsOf(alone.stream()
                        .filter(each -> each.startsWith("parameters"))
                        .toList());
    }

    @Test
    void eventsThatCannotBeUsedAreDeadLettersOneByOne() {
        Plant plant = plant(1);
        TelescopeEvent unknown = ONE.of(99, 1, 1, 1);
        TelescopeEvent columns = new TelescopeEvent("ob_1", 7, 1, 2, FakeArrayRun.ns(1), 0, new double[2]);
        plant.play(list(
                ONE.started(),
                List.of(Sent.event(unknown, 1), Sent.event(columns, 1), ONE.event(1, 1, 1)),
                List.of(Sent.event(ONE.of(3, 2, 1, -1), 1), Sent.event(ONE.of(4, 2, 1, 1), 1)),
                ONE.ended()));
        assertThat(plant.deadLetters())
                .extracting(DeadLetter::reason)
                .containsExactlyInAnyOrder("unknown-telescope", "bad-columns", "processor-error", "processor-error");
        assertThat(plant.answers())
                .as("the event that could not be joined counts with its telescopes")
                .anyMatch(each -> each.contains(
                        "\"rejected\":{\"bad-columns\":1,\"processor-error\":2,\"unknown-telescope\":1}"));
        assertThat(plant.answers()).anyMatch(each -> each.contains("\"n_events\":1"));
    }

    @Test
    void criteriaThatDoNotFitTheRunKeepItsEventsOutWithTheReason() {
        ShowerJoin.Factory picky = array -> {
            throw new IllegalArgumentException("quality criterion \"a > 1\": no column a");
        };
        Plant plant = new Plant(1, new ArrayTopology.Settings(Plant.GRACE, picky, HashingArray::new, 4_000), directory);
        plant.play(list(ONE.started(), List.of(ONE.event(1, 1, 1), ONE.event(2, 1, 1)), ONE.ended()));
        assertThat(plant.deadLetters())
                .extracting(DeadLetter::detail)
                .hasSize(2)
                .containsOnly("quality criterion \"a > 1\": no column a");
        assertThat(plant.answers())
                .filteredOn(each -> each.contains("partition-done"))
                .as("both stages, on parameters and drift")
                .hasSize(4);
    }

    @Test
    void keepsNothingOfARunThatIsDoneButTheMemoryOfTheArray() {
        Plant plant = plant(1).play(ONE.records(100, 10));
        assertThat(plant.joining.get(0).entries("tel.dl2-join")).isZero();
        assertThat(plant.joining.get(0).entries("tel.dl2-reorder")).isZero();
        assertThat(plant.joining.get(0).entries("tel.dl2-runs")).isEqualTo(1);
        assertThat(plant.calculating.get(0).entries("tel.events-reorder")).isZero();
        assertThat(plant.calculating.get(0).entries("tel.events-arrays")).isEqualTo(1);
    }

    @Test
    void showsAnArrayThatChangedOnceASecondAndAtTheEnd() {
        Plant plant = plant(1);
        plant.play(list(ONE.started(), List.of(ONE.event(1, 1, 1), ONE.event(2, 1, 1)), ONE.reached(5)));
        assertThat(plant.shown()).isEmpty();
        plant.passASecond();
        plant.passASecond();
        assertThat(plant.shown()).extracting(ArraySnapshot::events).containsExactly(1L);
        plant.play(list(List.of(ONE.event(3, 2, 6)), ONE.ended()));
        assertThat(plant.shown()).extracting(ArraySnapshot::events).containsExactly(1L, 2L);
    }

    @Test
    void countsWhatItDoes() {
        List<TelescopeEvent> events = TWO.events(200, 11);
        Plant plant = plant(2).play(TWO.records(events));
        assertThat(plant.registry
                        .get("driftwatch.events")
                        .tag("stage", "telescope.folded")
                        .counter()
                        .count())
                .isEqualTo(events.size());
        assertThat(plant.registry
                        .get("driftwatch.events")
                        .tag("stage", "array.folded")
                        .counter()
                        .count())
                .isEqualTo(200);
        assertThat(plant.registry
                        .get("driftwatch.quality")
                        .tag("criterion", "TOTAL")
                        .tag("passed", "cumulative")
                        .counter()
                        .count())
                .isEqualTo(events.size());
    }

    @Test
    void theStagesWithoutKafkaGiveTheSame() {
        List<TelescopeEvent> events = TWO.events(300, 13);
        List<String> expected = plant(2).play(TWO.records(events)).results();
        List<String> answers = new ArrayList<>();
        ArrayEvents second =
                new ArrayEvents(TWO.description(), HashingArray::new, new InMemoryChannelStore(), answer -> {
                    for (Parameter each : answer.parameters())
                        answers.add("parameters " + text(Topics.PARAMETERS, each));
                    for (DriftPoint each : answer.drift()) answers.add("drift " + text(Topics.DRIFT, each));
                });
        JoinedEvents first = new JoinedEvents(TWO.description(), PlainJoin::new);
        events.stream().sorted(Event.ORDER).forEach(each -> first.add(each, second::add));
        assertThat(first.finish(second::add).events()).isEqualTo(events.size());
        assertThat(second.finish().events()).isEqualTo(300);
        assertThat(answers).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static <V> String text(Topic<String, InBand<V>> topic, V value) {
        return new String(topic.value().encode(new InBand.Data<>(value)), StandardCharsets.UTF_8);
    }

    @Test
    void theTopologyJoinsBothStages() {
        List<Sent> records = ONE.records(100, 12);
        List<String> expected = plant(1).play(records).results();
        StreamSettings streams = StreamSettings.defaults("nowhere:1", ArrayTopology.APPLICATION, directory);
        List<String> answers = new ArrayList<>();
        try (TopologyTestDriver driver = new TopologyTestDriver(
                ArrayTopology.build(Plant.SETTINGS, new ArrayMetrics(new SimpleMeterRegistry())),
                streams.properties())) {
            var input = driver.createInputTopic(
                    Topics.TEL_DL2.name(), new ByteArraySerializer(), new ByteArraySerializer());
            records.forEach(each -> input.pipeInput(each.key(), each.value()));
            for (String topic : List.of("parameters", "drift"))
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readValuesToList()
                        .forEach(each ->
                                answers.add(topic + " " + new String(each).replaceAll("\"input\":\"[^\"]*\"", "")));
        }
        assertThat(answers.stream().filter(each -> !each.contains("partition-done")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answers.stream().filter(each -> each.contains("partition-done")))
                .hasSize(4);
    }
}
