package org.driftwatch.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
    private long nowMs = 1_000;
    private Health streams = Health.up("RUNNING");
    private final HealthChecks checks = new HealthChecks(() -> nowMs)
            .live("streams", () -> streams)
            .ready("feed", () -> Health.down("reading back"));

    @Test
    void aProgramThatIsNotReadyIsStillAlive() {
        assertThat(checks.live().up()).isTrue();
        assertThat(checks.ready().up()).isFalse();
        assertThat(checks.ready().checks())
                .extracting(HealthChecks.Entry::name, HealthChecks.Entry::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("streams", "UP"),
                        org.assertj.core.groups.Tuple.tuple("feed", "DOWN"));
    }

    @Test
    void saysSinceWhenAStateLasts() {
        checks.live();
        nowMs = 2_000;
        streams = Health.down("ERROR");
        checks.live();
        nowMs = 9_000;
        assertThat(checks.live().checks()).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo("DOWN");
            assertThat(entry.since()).isEqualTo(Instant.ofEpochMilli(2_000));
            assertThat(entry.detail()).isEqualTo("ERROR");
        });
    }

    @Test
    void aCheckThatThrowsIsDownAndNotAnError() {
        HealthChecks broken = new HealthChecks().live("broken", () -> {
            throw new IllegalStateException("no answer");
        });
        assertThat(broken.live().up()).isFalse();
        assertThat(broken.live().checks().get(0).detail()).contains("no answer");
    }
}
