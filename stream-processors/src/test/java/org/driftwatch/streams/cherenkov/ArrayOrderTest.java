package org.driftwatch.streams.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.InBand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No order of arrival, no interleaving of tasks and no restart changes a result. */
class ArrayOrderTest {
    private static final FakeArrayRun ONE = new FakeArrayRun("ob_1", 1);
    private static final FakeArrayRun TWO = new FakeArrayRun("ob_1", 2);

    @TempDir
    Path directory;

    private Plant plant(int partitions) {
        return new Plant(partitions, directory);
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
        return Sent.all(ONE.started(), timed.stream().map(Timed::sent).toList(), ONE.ended());
    }

    @Test
    void anyInterleavingOfPartitionsGivesTheSameResults() {
        List<String> expected = plant(1).play(ONE.records(300, 6)).results();
        for (int partitions : new int[] {2, 3}) {
            List<Sent> records = new FakeArrayRun("ob_1", partitions).records(300, 6);
            for (long seed = 0; seed < 5; seed++) {
                Plant plant = plant(partitions);
                plant.offer(records);
                plant.mix(new Random(seed), 0);
                assertThat(plant.results())
                        .as("%d partitions, seed %d", partitions, seed)
                        .isEqualTo(expected);
            }
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
            plant.mix(new Random(work), 0.3);
            assertThat(plant.answers()).as("work %d", work).isEqualTo(expected);
        }
    }

    @Test
    void runsFollowEachOtherInTheMemoryOfTheArray() {
        FakeArrayRun later = new FakeArrayRun("ob_2", 2);
        List<Sent> both = Sent.all(TWO.records(100, 8), later.records(100, 9));
        List<String> expected = plant(2).play(both).results();
        assertThat(expected).hasSize(8);
        for (long seed = 0; seed < 3; seed++) {
            Plant plant = plant(2);
            plant.offer(both);
            plant.mix(new Random(seed), 0.1);
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
}
