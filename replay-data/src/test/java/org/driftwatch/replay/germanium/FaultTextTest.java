package org.driftwatch.replay.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTextTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void readsEveryKindOfFault() {
        List<GermaniumFault> faults = FaultText.parse(
                "step:ch1000001:-0.5%@1.5s, drift:ch1000003:+0.2%/min@30s..2min,dead:ch1000004@1h,dead:a@0s..250ms");
        assertThat(faults)
                .containsExactly(
                        new GermaniumFault.GainStep("ch1000001", -0.005, Duration.ofMillis(1500), null),
                        new GermaniumFault.GainDrift("ch1000003", 0.002, Duration.ofSeconds(30), Duration.ofMinutes(2)),
                        new GermaniumFault.DeadChannel("ch1000004", Duration.ofHours(1), null),
                        new GermaniumFault.DeadChannel("a", Duration.ZERO, Duration.ofMillis(250)));
        assertThat(FaultText.parse("  ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drift:ch1:+0.2%@30s",
                "step:ch1:+0.2%/min@30s",
                "step:ch1@30s",
                "dead:ch1:3%@30s",
                "dead:ch1@30",
                "dead:ch1@-3s",
                "dead:ch1@2s..1s",
                "step:ch1:0%@1s",
                "step:ch1:-100%@1s",
                "melt:ch1@1s",
                "dead:ch1@1s,",
                "dead:ch1@99999999999999999999h"
            })
    void whatIsNoFaultIsNamed(String text) {
        String first = text.endsWith(",") ? "" : text;
        assertThatThrownBy(() -> FaultText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fault '" + first + "'")
                .hasMessageNotContaining("\n");
    }

    @Test
    void saysInWordsWhatIsInjected() {
        assertThat(FaultText.parse("step:ch1:-0.5%@90s,drift:ch2:+0.2%/min@30s..2min,dead:ch3@1.5s"))
                .extracting(GermaniumFault::inWords)
                .containsExactly(
                        "pulses of ch1 shrink by 0.5 % from 1 min 30 s on",
                        "pulses of ch2 grow by 0.2 % per minute from 30 s to 2 min", "ch3 sends nothing from 1.5 s on");
    }

    @Test
    void aStepActsBetweenItsTimesOnly() {
        GermaniumFault step = FaultText.parse("step:ch1:+1%@10s..20s").get(0);
        assertThat(step.amplification(10 * SECOND - 1)).isEqualTo(1);
        assertThat(step.amplification(10 * SECOND)).isEqualTo(1.01);
        assertThat(step.amplification(20 * SECOND - 1)).isEqualTo(1.01);
        assertThat(step.amplification(20 * SECOND)).isEqualTo(1);
        assertThat(step.silent(15 * SECOND)).isFalse();
    }

    @Test
    void aDriftGrowsLinearlyAndStaysWhereItEnds() {
        GermaniumFault drift = FaultText.parse("drift:ch1:+0.2%/min@30s..2min").get(0);
        assertThat(drift.amplification(30 * SECOND)).isEqualTo(1);
        assertThat(drift.amplification(90 * SECOND)).isCloseTo(1.002, within(1e-15));
        assertThat(drift.amplification(120 * SECOND)).isCloseTo(1.003, within(1e-15));
        assertThat(drift.amplification(500 * SECOND)).isCloseTo(1.003, within(1e-15));
    }

    @Test
    void aDeadChannelIsSilentBetweenItsTimesOnly() {
        GermaniumFault dead = FaultText.parse("dead:ch1@10s..20s").get(0);
        assertThat(dead.silent(10 * SECOND - 1)).isFalse();
        assertThat(dead.silent(10 * SECOND)).isTrue();
        assertThat(dead.silent(20 * SECOND)).isFalse();
    }

    @Test
    void aFaultOfAnUnknownChannelIsRefused() {
        GermaniumSettings settings = GermaniumSettings.defaults(1);
        assertThatThrownBy(() -> settings.withFaults(FaultText.parse("dead:ch7@1s")))
                .hasMessage("fault of ch7: channels are ch1000001..ch1000012");
    }
}
