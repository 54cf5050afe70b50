package org.driftwatch.streams.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first stage: telescope events become array events, and what cannot be used is kept out. */
class ArrayJoiningTest {
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

    @Test
    void joinsTheTelescopesOfAnEventAlsoWhenTwoEventsHaveOneTime() {
        List<Sent> records = Sent.all(
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
        List<Sent> records = Sent.all(
                ONE.started(),
                List.of(ONE.event(1, 1, 0.5), ONE.event(1, 2, 5)),
                ONE.reached(4),
                ONE.reached(4),
                ONE.reached(4.5),
                ONE.reached(8),
                ONE.ended());
        List<String> said = joined(plant(1), records).stream()
                .map(ArrayJoiningTest::inWords)
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
        plant.play(Sent.all(
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
    void eventsThatCannotBeUsedAreDeadLettersOneByOne() {
        Plant plant = plant(1);
        TelescopeEvent unknown = ONE.of(99, 1, 1, 1);
        TelescopeEvent columns = new TelescopeEvent("ob_1", 7, 1, 2, FakeArrayRun.ns(1), 0, new double[2]);
        plant.play(Sent.all(
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
        plant.play(Sent.all(ONE.started(), List.of(ONE.event(1, 1, 1), ONE.event(2, 1, 1)), ONE.ended()));
        assertThat(plant.deadLetters())
                .extracting(DeadLetter::detail)
                .hasSize(2)
                .containsOnly("quality criterion \"a > 1\": no column a");
        assertThat(plant.answers())
                .filteredOn(each -> each.contains("partition-done"))
                .as("both stages, on parameters and drift")
                .hasSize(4);
    }
}
