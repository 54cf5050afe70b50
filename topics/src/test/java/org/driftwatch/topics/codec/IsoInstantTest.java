package org.driftwatch.topics.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsoInstantTest {
    private static final long YEAR_MINUS_10 = -62_500_000_000L;
    private static final long YEAR_10010 = 253_750_000_000L;

    @Test
    void writesAndReadsAsTheJdkDoes() {
        Random random = new Random(11);
        int[] grain = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 20_000; i++) {
            int nano = random.nextInt(1_000_000_000) / grain[i % 4] * grain[i % 4];
            Instant instant = Instant.ofEpochSecond(random.nextLong(YEAR_MINUS_10, YEAR_10010), nano);
            assertThat(IsoInstant.format(instant)).isEqualTo(instant.toString());
            assertThat(IsoInstant.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @Test
    void writesTheEdgesOfYearsAndDaysAsTheJdkDoes() {
        for (String edge : List.of(
                "0000-01-01T00:00:00Z",
                "0000-01-01T00:00:00.000000001Z",
                "-0001-12-31T23:59:59.999999999Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.500Z",
                "2024-02-29T12:00:00Z",
                "2026-12-31T00:00:00.000100Z"))
            assertThat(IsoInstant.format(Instant.parse(edge))).isEqualTo(edge);
        assertThat(IsoInstant.format(Instant.MIN)).isEqualTo(Instant.MIN.toString());
        assertThat(IsoInstant.format(Instant.MAX)).isEqualTo(Instant.MAX.toString());
    }

    @Test
    void readsWhatOthersWriteAsTheJdkDoes() {
        for (String text : List.of(
                "2026-01-31T23:59:59Z",
                "2026-01-31T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-03-01T01:02:03.5Z",
                "2026-03-01T01:02:03.0000005Z",
                "2026-03-01T01:02:03.123456789Z",
                "2026-03-01t01:02:03z",
                "2026-03-01T01:02:03.Z",
                "2026-03-01T01:02Z",
                "2026-03-01T01:02:03+01:00")) assertThat(outcome(text)).isEqualTo(jdk(text));
    }

    private static Object outcome(String text) {
        try {
            return IsoInstant.parse(text);
        } catch (DateTimeParseException e) {
            return "no instant";
        }
    }

    private static Object jdk(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return "no instant";
        }
    }

    @Test
    void refusesWhatIsNoInstant() {
        for (String text : List.of(
                "",
                "yesterday",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-10T00:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01T00:61:00Z",
                "2026-01-01 00:00:00Z",
                "2026-01-0\u0661T00:00:00Z",
                "2026-01-01T00:00:00.1234567890Z"))
            assertThatThrownBy(() -> IsoInstant.parse(text)).isInstanceOf(DateTimeParseException.class);
    }
}
