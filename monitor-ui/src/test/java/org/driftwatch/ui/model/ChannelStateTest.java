package org.driftwatch.ui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.api.Test;

/** What state a channel is in, and why. */
class ChannelStateTest {
    private final ChannelRecords records = new ChannelRecords();
    private final LiveModel model = records.model();
    private final Selection selection = new Selection("r1", "ch1");

    @Test
    void aDriftIsAWarningWithItsBeginAndAnAlarmBeyondTwoKev() {
        records.histogram("r1", "ch1", 1_000, 100);
        records.drift(Verdict.ok, 60, 0.1, 1.0);
        records.drift(Verdict.drift, 120, 1.2, 8.0);
        records.drift(Verdict.drift, 180, 1.4, 9.0);
        ChannelSummary warned = model.channels("r1").get(0);
        records.drift(Verdict.drift, 240, 2.4, 15.0);
        ChannelSummary alarmed = model.channels("r1").get(0);
        assertThat(warned.state()).isEqualTo(ChannelState.WARN);
        assertThat(warned.since()).isEqualTo(ChannelRecords.START.plusSeconds(60));
        assertThat(warned.shiftKev()).isEqualTo(1.4);
        assertThat(warned.reason()).contains("position 2614.5", "+1.40 keV");
        assertThat(alarmed.state()).isEqualTo(ChannelState.ALARM);
        assertThat(alarmed.since()).isEqualTo(ChannelRecords.START.plusSeconds(60));
    }

    @Test
    void aDriftThatIsOverIsOkAgain() {
        records.histogram("r1", "ch1", 1_000, 100);
        records.parameter(1);
        records.drift(Verdict.drift, 60, 1.2, 8.0);
        records.drift(Verdict.ok, 120, 0.1, 1.0);
        assertThat(model.channels("r1").get(0).state()).isEqualTo(ChannelState.OK);
    }

    @Test
    void aChannelThatFallsSilentWhileOthersGoOnIsAnAlarm() {
        records.histogram("r1", "ch1", 1_000, 100);
        records.histogram("r1", "ch2", 1_000, 100);
        records.pass(6_000);
        records.histogram("r1", "ch2", 1_100, 110);
        ChannelSummary silent = model.channels("r1").get(0);
        assertThat(silent.state()).isEqualTo(ChannelState.ALARM);
        assertThat(silent.reason()).isEqualTo("silent for 10 s of data time, 100 events expected");
        assertThat(silent.since()).isEqualTo(ChannelRecords.START.plusSeconds(100));
    }

    @Test
    void aSlowChannelIsNotSilentBeforeItsRateSaysSo() {
        records.histogram("r1", "ch1", 10, 1_000);
        records.pass(6_000);
        records.histogram("r1", "ch2", 20_000, 1_500);
        assertThat(model.channels("r1").get(0).state()).isEqualTo(ChannelState.LOWSTAT);
    }

    @Test
    void withoutNewsARunningRunBecomesStaleAndNeverStaysOk() {
        records.run("started", 0, 1_000);
        records.histogram("r1", "ch1", 1_000, 100);
        records.parameter(1);
        assertThat(model.channels("r1").get(0).state()).isEqualTo(ChannelState.OK);
        long known = model.since(0, selection, 0).version();
        records.pass(ChannelRecords.LIMITS.stale().toMillis() + 1);
        model.refresh();
        Update update = model.since(known, selection, known);
        assertThat(update.runs())
                .singleElement()
                .satisfies(card -> assertThat(card.stale()).isTrue());
        assertThat(update.channels())
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo(ChannelState.STALE));
    }

    @Test
    void aDeclaredChannelWithoutEventsHasNoDataAndOneWithoutVersionTooFewCounts() {
        records.run("started", 0, 1_000);
        records.histogram("r1", "ch1", 37, 100);
        assertThat(model.channels("r1"))
                .extracting(ChannelSummary::channel, ChannelSummary::state)
                .containsExactly(tuple("ch1", ChannelState.LOWSTAT), tuple("ch2", ChannelState.NODATA));
    }

    @Test
    void aDriftOfAnotherQuantityCountsInItsOwnUnit() {
        records.histogram("r1", "ch1", 1_000, 100);
        records.parameter(1);
        records.drift(Verdict.ok, 60, 0.1, 1.0);
        records.measured(Verdict.drift, 60, -0.0012, -6.5);
        ChannelSummary warned = model.channels("r1").get(0);
        records.measured(Verdict.drift, 120, -0.0016, -9.0);
        ChannelSummary alarmed = model.channels("r1").get(0);
        records.measured(Verdict.ok, 180, 0.0001, 0.4);
        ChannelSummary calm = model.channels("r1").get(0);
        assertThat(warned.state()).isEqualTo(ChannelState.WARN);
        assertThat(warned.quantity()).isEqualTo("aoe_mean");
        assertThat(warned.shift()).isEqualTo(-0.0012);
        assertThat(warned.limit()).isEqualTo(0.0004);
        assertThat(warned.unit()).isEmpty();
        assertThat(warned.shiftKev()).isNaN();
        assertThat(warned.reason()).isEqualTo("aoe mean moved by -0.00120 (z = -6.5)");
        assertThat(alarmed.state()).as("four limits").isEqualTo(ChannelState.ALARM);
        assertThat(calm.state()).isEqualTo(ChannelState.OK);
        assertThat(calm.quantity()).as("a position speaks for a calm channel").isEqualTo("position_2614.5");
        assertThat(calm.unit()).isEqualTo("keV");
        assertThat(calm.shift()).isEqualTo(calm.shiftKev());
    }

    @Test
    void withoutPositionsAnotherQuantitySpeaksForTheChannel() {
        records.histogram("r1", "ch1", 1_000, 100);
        records.measured(Verdict.ok, 60, 0.0001, 0.4);
        assertThat(model.channels("r1").get(0).quantity()).isEqualTo("aoe_mean");
    }
}
