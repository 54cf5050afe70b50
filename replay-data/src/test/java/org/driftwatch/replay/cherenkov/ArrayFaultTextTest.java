package org.driftwatch.replay.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.driftwatch.replay.cherenkov.ArrayFault.ClockJump;
import org.driftwatch.replay.cherenkov.ArrayFault.MissingTelescope;
import org.driftwatch.replay.cherenkov.ArrayFault.ThroughputSlope;
import org.driftwatch.replay.cherenkov.ArrayFault.ThroughputStep;
import org.junit.jupiter.api.Test;

class ArrayFaultTextTest {
    private static final long EVER = Long.MAX_VALUE;

    @Test
    void everyKindOfFaultIsRead() {
        assertThat(ArrayFaultText.parse("step:tel_009:-6%@4004, slope:30:-2%@4001,clock:tel_012:+8ns@4003,"
                        + "missing:tel_044@4002..4002"))
                .isEqualTo(List.of(
                        new ThroughputStep(9, -0.06, 4004, EVER),
                        new ThroughputSlope(30, -0.02, 4001, EVER),
                        new ClockJump(12, 8, 4003, EVER),
                        new MissingTelescope(44, 4002, 4002)));
        assertThat(ArrayFaultText.parse(" ")).isEmpty();
    }

    @Test
    void faultsAreToldInWords() {
        assertThat(ArrayFaultText.parse("step:9:-6%@4004,slope:30:+2.5%@1..7,clock:12:-0.25ns@3..4,missing:44@2..2"))
                .extracting(ArrayFault::inWords)
                .containsExactly(
                        "tel_009 sees 6 % less light from block 4004 on",
                        "tel_030 sees 2.5 % more light in each block after 1 up to block 7",
                        "tel_012 stamps 0.25 ns earlier in blocks 3 to 4",
                        "tel_044 sends nothing in block 2");
    }

    @Test
    void textThatIsNoFaultIsNamed() {
        for (String wrong : List.of("step:9@4004", "clock:9:8%@1", "missing:9:1ns@2", "dead:9@1", "step:9:-6%"))
            assertThatThrownBy(() -> ArrayFaultText.parse(wrong)).hasMessageStartingWith("fault '" + wrong + "' is none of");
        assertThatThrownBy(() -> ArrayFaultText.parse("step:9:-100%@1"))
                .hasMessage("fault 'step:9:-100%@1': size must be in (-100 %, 1000 %] and not 0, was -100.0 %");
        assertThatThrownBy(() -> ArrayFaultText.parse("missing:9@5..4"))
                .hasMessage("fault 'missing:9@5..4': last block must be >= 5, was 4");
    }
}
