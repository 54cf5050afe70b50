package org.driftwatch.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunView;
import org.junit.jupiter.api.Test;

/** Readers, runs and bounds of the live picture. */
class LiveModelTest {
    private final ChannelRecords records = new ChannelRecords();
    private final LiveModel model = records.model();
    private final Selection selection = new Selection("r1", "ch1");

    @Test
    void aReaderGetsEachThingOnceAndNothingWhenNothingChanged() {
        records.histogram("r1", "ch1", 100, 10);
        Update first = model.since(0, selection, 0);
        records.drift(Verdict.ok, 60, 0.1, 1.0);
        Update second = model.since(first.version(), selection, first.version());
        Update third = model.since(second.version(), selection, second.version());
        assertThat(first.channels()).extracting(ChannelSummary::channel).containsExactly("ch1");
        assertThat(first.detail().whole()).isTrue();
        assertThat(second.detail().whole()).isFalse();
        assertThat(second.detail().drift()).hasSize(1);
        assertThat(third.empty()).isTrue();
    }

    @Test
    void aReaderWhoMissedUpdatesGetsTheNewestStateInOne() {
        records.histogram("r1", "ch1", 100, 10);
        long known = model.since(0, selection, 0).version();
        for (int i = 1; i <= 5; i++) {
            records.histogram("r1", "ch1", 100 * i, 10 * i);
            records.drift(Verdict.ok, 60 * i, 0.1, 1.0);
            model.refresh();
        }
        Update update = model.since(known, selection, known);
        assertThat(update.channels())
                .singleElement()
                .satisfies(each -> assertThat(each.events()).isEqualTo(500));
        assertThat(update.detail().drift()).hasSize(5);
    }

    @Test
    void foldedEventsAreTheSumOverTheChannelsSinceRunStart() {
        records.run("started", 0, 1_000);
        records.histogram("r1", "ch1", 100, 10);
        records.histogram("r1", "ch2", 250, 10);
        assertThat(model.runs()).singleElement().satisfies(card -> {
            assertThat(card.folded()).isEqualTo(350);
            assertThat(card.events()).isEqualTo(1_000);
            assertThat(card.badge()).isEqualTo("REPLAY");
            assertThat(card.complete()).isFalse();
        });
    }

    @Test
    void aLiveRunHasADelayAndAReplayATimeThatRemains() {
        records.run("started", 0, 1_000);
        records.histogram("r1", "ch1", 100, 600);
        model.refresh();
        records.pass(10_000);
        records.histogram("r1", "ch1", 200, 1_200);
        model.refresh();
        RunCard card = model.runs().get(0);
        assertThat(card.speed()).isEqualTo(60);
        assertThat(card.remainingSeconds()).isEqualTo((3_600 - 1_200) / 60.0);
        assertThat(card.delaySeconds()).isNaN();
        RunDescription live =
                new RunDescription("r1", "dsp", List.of("dsp"), List.of("ch1"), ChannelRecords.START, null, -1);
        model.run(new RunView(1, live, "started", "ge.dsp", 0, ChannelRecords.START, new TreeMap<>()), records.nowMs());
        records.setNow(ChannelRecords.START.toEpochMilli() + 1_207_000);
        model.refresh();
        assertThat(model.runs().get(0).badge()).isEqualTo("LIVE");
        assertThat(model.runs().get(0).delaySeconds()).isEqualTo(7);
        assertThat(model.runs().get(0).remainingSeconds()).isNaN();
    }

    @Test
    void aRunIsCompleteWhenItEndedAndEveryPartitionIsDone() {
        records.run("started", 0, 1_000);
        model.done("parameters", ChannelRecords.done(0, 2, 400), records.nowMs());
        assertThat(model.runs().get(0).complete()).isFalse();
        records.run("ended", 1_000, 1_000);
        assertThat(model.runs().get(0).complete()).isFalse();
        model.done("parameters", ChannelRecords.done(1, 2, 600), records.nowMs());
        model.done("drift", ChannelRecords.done(1, 2, 600), records.nowMs());
        RunCard card = model.runs().get(0);
        assertThat(card.complete()).isTrue();
        assertThat(card.badge()).isEqualTo("ENDED");
        assertThat(card.folded()).isEqualTo(1_000);
        assertThat(card.rejected()).containsEntry("late", 2L);
    }

    @Test
    void keepsTheFirstAndTheNewestVersionsAndSaysHowManyWereCut() {
        for (int version = 1; version <= ChannelRecords.LIMITS.versions() + 5; version++) records.parameter(version);
        ChannelDetail detail = model.channel(selection);
        assertThat(detail.parameters()).hasSize(ChannelRecords.LIMITS.versions());
        assertThat(detail.parameters().get(0).version()).isEqualTo(1);
        assertThat(detail.parameters().get(1).version()).isEqualTo(7);
        assertThat(detail.parametersCut()).isEqualTo(5);
    }

    @Test
    void keepsTheNewestDriftPointsAndSaysHowManyWereCut() {
        for (int i = 1; i <= ChannelRecords.LIMITS.driftPoints() + 3; i++) records.drift(Verdict.ok, i, 0, 0);
        ChannelDetail detail = model.channel(selection);
        assertThat(detail.drift()).hasSize(ChannelRecords.LIMITS.driftPoints());
        assertThat(detail.driftCut()).isEqualTo(3);
    }

    @Test
    void keepsTheNewestRunsOnly() {
        for (int i = 0; i < ChannelRecords.LIMITS.runs() + 2; i++) records.histogram("r" + i, "ch1", 1, 1);
        assertThat(model.since(0, null, 0).runIds()).containsExactly("r2", "r3", "r4", "r5");
    }

    @Test
    void countsDeadLettersByReason() {
        model.deadLetter(new DeadLetter(1, "ge.dsp", 0, 1, "late", "x", null), records.nowMs());
        model.deadLetter(new DeadLetter(1, "ge.dsp", 0, 2, "late", "x", null), records.nowMs());
        model.unreadable("drift", "bad-json", records.nowMs());
        assertThat(model.since(0, null, 0).deadLetters())
                .containsEntry("late", 2L)
                .containsEntry("page: drift bad-json", 1L);
    }
}
