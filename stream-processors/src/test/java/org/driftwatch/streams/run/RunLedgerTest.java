package org.driftwatch.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;
import org.junit.jupiter.api.Test;

class RunLedgerTest {
    private static final Instant START = Instant.parse("2023-03-11T23:58:40Z");
    private static final long START_NS = EventTime.ns(START);

    private static RunLedger started() {
        RunDescription description = new RunDescription(
                "r", "a", List.of("a", "b"), List.of("ch1", "ch2"), START, START.plusSeconds(60), -1);
        Mark.RunStarted mark = new Mark.RunStarted(description, 3, 8);
        RunLedger ledger = new RunLedger(mark);
        ledger.started(mark);
        return ledger;
    }

    private static RunLedger reread(RunLedger ledger) {
        return RunLedger.of(ledger.bytes());
    }

    private static DspEvent event(String channel, long second) {
        return new DspEvent("r", channel, second, START_NS + second * EventTime.SECOND, List.of(), new double[0]);
    }

    @Test
    void isTheSameAfterStoringInTheMiddleOfARun() {
        RunLedger ledger = started();
        ledger.move(ledger.clock().reached("a", START_NS + 7));
        ledger.folded(event("ch2", 4));
        ledger.folded(event("ch1", 5));
        ledger.reject(new TreeMap<>(java.util.Map.of("late", 3L, "duplicate", 1L)));
        ledger.startAdvance(START_NS + 6);
        ledger.advanced("ch1");

        RunLedger again = reread(ledger);

        assertThat(again).usingRecursiveComparison().isEqualTo(ledger);
        assertThat(again.toAdvance()).containsExactly("ch2");
        assertThat(again.bytes()).isEqualTo(ledger.bytes());
    }

    @Test
    void isTheSameAfterStoringWhileLastFitsWait() {
        RunLedger ledger = started();
        ledger.folded(event("ch1", 1));
        ledger.move(ledger.clock().ended("a", START_NS).ended("b", START_NS));
        ledger.startAdvance(MarkClock.ALWAYS);
        ledger.endAdvance();
        ledger.uncalibrated("ch0", "0 of 7 lines fitted");

        RunLedger again = reread(ledger);

        assertThat(again.finishing()).isTrue();
        assertThat(again.lastFits()).containsExactly("ch1");
        Mark.PartitionDone done = again.close("ge.dsp", 3);
        assertThat(done).isEqualTo(ledger.close("ge.dsp", 3));
        assertThat(done.uncalibrated()).containsExactly(Map.entry("ch0", "0 of 7 lines fitted"));
        assertThat(reread(again).done()).isTrue();
        assertThat(reread(again).finishing()).isFalse();
    }

    @Test
    void aRunJustStartedHasNoLastFits() {
        assertThat(reread(started()).finishing()).isFalse();
        assertThat(reread(started())).usingRecursiveComparison().isEqualTo(started());
    }
}
