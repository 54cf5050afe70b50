package org.driftwatch.streams.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.run.Event;
import org.junit.jupiter.api.Test;

/** Neither the order of arrival, nor duplicates, nor other runs and sources change what a run gives. */
class GermaniumOrderTest {
    private static final FakeRun RUN = FakeRun.of("r1", "ch1", "ch2", "ch3");

    private static List<String> answersTo(List<Sent> records) {
        return answersTo(records, 4_000);
    }

    private static List<String> answersTo(List<Sent> records, int workPerRecord) {
        try (Bench bench = new Bench(Bench.settings(workPerRecord))) {
            bench.sendAll(records);
            return bench.answers().stream().sorted().toList();
        }
    }

    /** Each event late by up to the grace, one in ten sent twice; marks and the end stay where they are. */
    private static List<Sent> disturbed(List<Sent> straight, Random random) {
        record Timed(double at, Sent sent) {}
        List<Timed> timed = new ArrayList<>();
        double now = 0;
        for (Sent sent : straight) {
            if (sent.key() == null) {
                timed.add(new Timed(now = Math.rint(now + 0.5), sent));
                continue;
            }
            double at =
                    (Topics.GE_DSP.value().decode(sent.value()) instanceof org.driftwatch.topics.run.InBand.Data<?> data
                                    ? ((Event) data.value()).timeNs() - FakeRun.ns(0)
                                    : 0)
                            / 1e9;
            now = at;
            for (int copies = random.nextInt(10) == 0 ? 2 : 1; copies > 0; copies--)
                timed.add(new Timed(Math.min(FakeRun.LENGTH_S, at + 2 * random.nextDouble()) - 1e-9, sent));
        }
        timed.sort(Comparator.comparingDouble(Timed::at));
        return timed.stream().map(Timed::sent).toList();
    }

    private static List<String> withoutCounts(List<String> answers) {
        return answers.stream()
                .map(each -> each.replaceAll("\"rejected\":\\{[^}]*}", ""))
                .toList();
    }

    @Test
    void anyOrderWithinTheGraceAndAnyDuplicatesGiveTheSameAnswers() {
        List<Sent> straight = RUN.records(1_000, 5);
        List<String> expected = answersTo(straight);
        for (long seed = 0; seed < 5; seed++) {
            List<Sent> disturbed = disturbed(straight, new Random(seed));
            assertThat(disturbed).isNotEqualTo(straight);
            assertThat(withoutCounts(answersTo(disturbed))).isEqualTo(withoutCounts(expected));
        }
    }

    @Test
    void theSizeOfThePiecesOfWorkChangesNothing() {
        List<Sent> records = RUN.records(1_000, 6);
        List<String> expected = answersTo(records);
        for (int work : new int[] {1, 7, 600})
            assertThat(answersTo(records, work)).isEqualTo(expected);
    }

    @Test
    void interleavedRunsDoNotTouchEachOther() {
        FakeRun other = FakeRun.of("r2", "ch1", "ch4");
        List<Sent> one = RUN.records(400, 1);
        List<Sent> two = other.records(700, 2);
        List<String> expected = new ArrayList<>(answersTo(one));
        expected.addAll(answersTo(two));
        Random random = new Random(9);
        List<Sent> mixed = new ArrayList<>();
        for (int i = 0, j = 0; i < one.size() || j < two.size(); ) {
            boolean first = j == two.size() || i < one.size() && random.nextInt(3) == 0;
            mixed.add(first ? one.get(i++) : two.get(j++));
        }
        assertThat(answersTo(mixed)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void twoSourcesOfARunAreFoldedByTheSlowerOfTheirMarks() {
        List<String> both = List.of("a", "b");
        FakeRun a = new FakeRun("r", "a", both, List.of("ch1"));
        FakeRun b = new FakeRun("r", "b", both, List.of("ch2"));
        try (Bench bench = new Bench()) {
            bench.sendAll(List.of(a.started(), a.event("ch1", 1, 1), a.reached(50)));
            assertThat(bench.features()).isEmpty();
            bench.sendAll(List.of(b.started(), b.event("ch2", 2, 0.5), b.reached(4)));
            assertThat(bench.features()).extracting(Event::eventNumber).containsExactly(2L, 1L);
            bench.sendAll(List.of(a.ended(60), a.drain(), b.event("ch2", 3, 5), b.ended(61)));
            assertThat(bench.done()).isEmpty();
            assertThat(bench.features()).hasSize(3);
            bench.send(b.drain());
            assertThat(bench.done()).hasSize(1);
            assertThat(bench.done().get(0).channels()).containsExactly("ch1", "ch2");
        }
    }

    @Test
    void anEventBeyondTheGraceIsCountedAndKeptOut() {
        try (Bench bench = new Bench()) {
            bench.send(RUN.started());
            bench.send(RUN.reached(10));
            bench.send(RUN.event("ch1", 1, 8.0));
            bench.send(RUN.event("ch1", 2, 7.999));
            bench.send(RUN.ended(20));
            assertThat(bench.features()).extracting(Event::eventNumber).containsExactly(1L);
            assertThat(bench.reasons()).containsExactly("late");
            assertThat(bench.count("driftwatch.events", "stage", "late")).isEqualTo(1);
            bench.sendAll(List.of(RUN.drain(), RUN.drain(), RUN.drain()));
            assertThat(bench.done().get(0).rejected()).containsOnly(java.util.Map.entry("late", 1L));
        }
    }

    @Test
    void aDuplicateIsCountedOnceItIsFoldedItIsLate() {
        try (Bench bench = new Bench()) {
            Sent event = RUN.event("ch1", 1, 1.0);
            bench.sendAll(List.of(RUN.started(), event, event, event, RUN.reached(5), event, RUN.ended(9)));
            bench.sendAll(List.of(RUN.drain(), RUN.drain(), RUN.drain()));
            assertThat(bench.features()).hasSize(1);
            assertThat(bench.done().get(0).rejected()).hasToString("{duplicate=2, late=1}");
            assertThat(bench.reasons()).containsExactly("late");
        }
    }
}
