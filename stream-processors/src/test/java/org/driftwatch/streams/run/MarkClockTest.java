package org.driftwatch.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;
import org.junit.jupiter.api.Test;

class MarkClockTest {
    private static final Instant START = Instant.parse("2023-03-11T23:58:40Z");

    private static RunDescription source(String name, List<String> all, String... channels) {
        return new RunDescription("r", name, all, List.of(channels), START, START.plusSeconds(10), -1);
    }

    private static MarkClock two() {
        List<String> both = List.of("a", "b");
        return MarkClock.UNSET.started(source("a", both, "ch1", "ch2")).started(source("b", both, "ch3"));
    }

    @Test
    void aSourceThatIsListedButSilentHoldsTheClock() {
        MarkClock clock =
                MarkClock.UNSET.started(source("a", List.of("a", "b"))).reached("a", 100);
        assertThat(clock.now()).isEqualTo(MarkClock.NEVER);
        assertThat(clock.settled(5)).isEqualTo(MarkClock.NEVER);
    }

    @Test
    void theClockIsTheEarliestSourceMinusTheGrace() {
        MarkClock clock = two().reached("a", 100).reached("b", 40);
        assertThat(clock.now()).isEqualTo(40);
        assertThat(clock.settled(15)).isEqualTo(25);
    }

    @Test
    void aMarkNeverGoesBack() {
        assertThat(two().reached("a", 100).reached("b", 40).reached("b", 30).now())
                .isEqualTo(40);
    }

    @Test
    void aSourceThatHasEndedNoLongerHoldsTheOther() {
        MarkClock clock = two().reached("a", 100).reached("b", 40).ended("b", 41);
        assertThat(clock.now()).isEqualTo(100);
        assertThat(clock.ended()).isFalse();
        assertThat(clock.ended("a", 120).ended()).isTrue();
        assertThat(clock.ended("a", 120).latest()).isEqualTo(120);
    }

    @Test
    void isSpentAfterAsManyDrainsAsTheSourcesHaveChannels() {
        MarkClock clock = two().ended("b", 41).drained("b").ended("a", 50).drained("a");
        assertThat(clock.spent()).isFalse();
        assertThat(clock.drained("a").spent()).isTrue();
    }

    @Test
    void startingTwiceForgetsNoMark() {
        MarkClock clock = two().reached("a", 100).reached("b", 90);
        assertThat(clock.started(source("a", List.of("a", "b"), "ch1", "ch2"))).isEqualTo(clock);
    }

    @Test
    void timesOfARecordedRunMustLieInItsRangeThoseOfALiveOneWithinTenYears() {
        MarkClock.Range recorded = MarkClock.Range.of(source("a", List.of("a")));
        long from = EventTime.ns(START);
        assertThat(recorded.holds(from)).isTrue();
        assertThat(recorded.holds(from - 1)).isFalse();
        assertThat(recorded.holds(EventTime.ns(START.plusSeconds(10)))).isTrue();
        assertThat(recorded.holds(EventTime.ns(START.plusSeconds(10)) + 1)).isFalse();
        MarkClock.Range live =
                MarkClock.Range.of(new RunDescription("r", "a", List.of("a"), List.of(), START, null, -1));
        assertThat(live.holds(0)).isFalse();
        assertThat(live.holds(EventTime.ns(START.minusSeconds(86_000)))).isTrue();
        assertThat(live.holds(EventTime.ns(START.plusSeconds(9 * 365 * 86_400L))))
                .isTrue();
        assertThat(live.holds(Long.MAX_VALUE)).isFalse();
    }
}
