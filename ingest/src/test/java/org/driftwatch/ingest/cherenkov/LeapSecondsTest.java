package org.driftwatch.ingest.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of TAI − UTC from IERS Bulletin C. */
class LeapSecondsTest {
    @ParameterizedTest
    @CsvSource({
        "1971-01-01T00:00:00Z, 10",
        "1972-06-30T23:59:59Z, 10",
        "1972-07-01T00:00:00Z, 11",
        "1989-12-31T23:59:59Z, 24",
        "1990-01-01T00:00:00Z, 25",
        "2016-12-31T23:59:59Z, 36",
        "2017-01-01T00:00:00Z, 37",
        "2026-01-01T00:00:00Z, 37"
    })
    void areThoseOfTheBulletin(Instant utc, int taiMinusUtc) {
        assertThat(LeapSeconds.atUtc(utc.getEpochSecond())).isEqualTo(taiMinusUtc);
        assertThat(LeapSeconds.atTai(utc.getEpochSecond() + taiMinusUtc)).isEqualTo(taiMinusUtc);
    }

    @Test
    void aLeapSecondHasTheUtcOfTheOneAfterIt() {
        long midnight = Instant.parse("2017-01-01T00:00:00Z").getEpochSecond();
        assertThat(LeapSeconds.atTai(midnight + 36)).isEqualTo(36);
        assertThat(LeapSeconds.atTai(midnight + 37)).isEqualTo(37);
    }
}
