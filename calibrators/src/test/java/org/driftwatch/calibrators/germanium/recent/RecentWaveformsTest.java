package org.driftwatch.calibrators.germanium.recent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.driftwatch.topics.germanium.DspEvent;
import org.junit.jupiter.api.Test;

class RecentWaveformsTest {
    private static final WaveformChoice CHOICE = WaveformChoice.defaults();
    private static final List<String> NAMES = List.of("inTrace_n", "inTrace_n_min", "n_sat_hi", "n_sat_lo", "dt_eff");

    @Test
    void choosesPulsesOfTheLineAndBaselines() {
        assertThat(CHOICE.of(event(1, 1, 0, 0, 900), 2610)).isEqualTo(WaveformChoice.Kind.FULL_ENERGY);
        assertThat(CHOICE.of(event(0, 0, 0, 0, Double.NaN), 1.5)).isEqualTo(WaveformChoice.Kind.BASELINE);
    }

    @Test
    void leavesOutWhatIsOfNoUse() {
        List<WaveformChoice.Kind> kinds = List.of(
                CHOICE.of(event(1, 1, 0, 0, 900), 2000),
                CHOICE.of(event(2, 2, 0, 0, 900), 2610),
                CHOICE.of(event(1, 2, 0, 0, 900), 2610),
                CHOICE.of(event(1, 1, 3, 0, 900), 2610),
                CHOICE.of(event(1, 1, 0, 0, Double.NaN), 2610),
                CHOICE.of(event(0, 0, 0, 5, 0), 1),
                CHOICE.of(event(0, 0, 0, 0, 0), 50),
                CHOICE.of(event(1, 1, 0, 0, 900), Double.NaN));
        assertThat(kinds).containsOnly(WaveformChoice.Kind.NEITHER);
    }

    private static DspEvent event(double... values) {
        return new DspEvent("run", "ch1", 0, 0, NAMES, values);
    }
}
