package org.driftwatch.ingest.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(written, true, UTF_8);
    private long now = 17;

    @Test
    void aLongReadShowsBarAndRemainingTimeAndClearsThem() {
        try (ProgressLine line = new ProgressLine("reading", terminal, () -> now)) {
            now += 5_000_000_000L;
            line.reached(250, 1000, 4_000_000);
            line.reached(251, 1000, 4_000_001);
        }
        assertThat(written.toString(UTF_8))
                .isEqualTo(
                        "\r\u001b[Kreading [######------------------]  25 %  250 of 1000 events, 4.0 MB, 50 events/s, "
                                + "15 s left\r\u001b[K");
    }

    @Test
    void aShortReadShowsNothing() {
        try (ProgressLine line = new ProgressLine("reading", terminal, () -> now)) {
            now += 1_900_000_000L;
            line.reached(999, 1000, 1);
        }
        assertThat(written.size()).isZero();
    }

    @Test
    void aRedirectedOutputShowsNothing() {
        try (ProgressLine line = new ProgressLine("reading", terminal, false)) {
            line.reached(1, 2, 3);
        }
        assertThat(written.size()).isZero();
    }
}
