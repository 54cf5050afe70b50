package org.driftwatch.topics.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.driftwatch.topics.hit.TimestampKey;
import org.junit.jupiter.api.Test;

class EarliestStartTest {
    private static final Instant RUN = Instant.parse("2023-03-11T23:58:40Z");

    @Test
    void theLaterOfRunAndPredecessorIsTheBoundAndMayBeChosenItself() {
        EarliestStart earliest = new EarliestStart("r1", RUN, 3, RUN.plusSeconds(600));
        assertThat(earliest.fault(RUN.plusSeconds(600))).isEmpty();
        assertThat(earliest.fault(RUN.plusSeconds(599)))
                .contains("valid_from must not be before 2023-03-12T00:08:40Z, when version 3 begins, was"
                        + " 2023-03-12T00:08:39Z");
        EarliestStart first = new EarliestStart("r1", RUN, 0, null);
        assertThat(first.fault(RUN)).isEmpty();
        assertThat(first.fault(RUN.minusNanos(1)).orElseThrow()).contains("when run r1 begins");
        assertThat(new EarliestStart("r1", null, 0, null).fault(Instant.EPOCH)).isEmpty();
    }

    @Test
    void aTimeIsWrittenInUtcAndAnythingElseIsNamed() {
        assertThat(EarliestStart.time("valid_from", " 2023-03-11T23:58:40Z ")).isEqualTo(RUN);
        assertThat(EarliestStart.time("valid_from", "2023-03-12T00:58:40+01:00"))
                .isEqualTo(RUN);
        assertThat(EarliestStart.time("valid_from", null)).isNull();
        assertThat(EarliestStart.time("valid_from", "")).isNull();
        for (String bad : new String[] {"noon", "2023-03-12", "2023-03-12T00:30:00", "2023-13-12T00:30:00Z"})
            assertThatThrownBy(() -> EarliestStart.time("--valid-from", bad))
                    .hasMessage("--valid-from must be a time in UTC such as 2023-03-12T00:30:00Z, was '" + bad + "'");
    }

    @Test
    void aRunIdMayEndWithTheTimeItBegins() {
        assertThat(TimestampKey.ofRun("l200-p03-r000-cal-20230311T235840Z")).contains(RUN);
        assertThat(TimestampKey.ofRun("r1")).isEmpty();
        assertThat(TimestampKey.ofRun("20230311T235840Z")).as("no id, a time").isEmpty();
        assertThat(TimestampKey.ofRun("r-20231311T235840Z")).as("no month 13").isEmpty();
    }
}
