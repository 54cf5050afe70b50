package org.driftwatch.calibrators.germanium.recent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.DspEvent;
import org.junit.jupiter.api.Test;

class RecentWaveformsTest {
    private static final WaveformChoice CHOICE = WaveformChoice.defaults();
    private static final List<String> NAMES =
            List.of("inTrace_n", "inTrace_n_min", "n_sat_hi", "n_sat_lo", "dt_eff");

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

    @Test
    void aRingKeepsTheLastAndSurvivesARestart() {
        var store = new InMemoryChannelStore();
        WaveformRing ring = new WaveformRing(3, store, 'w');
        for (int i = 0; i < 5; i++) ring.add(new int[] {i, 65_535, i == 4 ? 70_000 : 0}, 16);
        WaveformRing again = new WaveformRing(3, store, 'w');
        assertThat(again.size()).isEqualTo(3);
        assertThat(again.periodNs()).isEqualTo(16);
        assertThat(again.waveforms().stream().map(x -> x[0]).toList()).containsExactly(2, 3, 4);
        assertThat(again.waveforms().get(2)).containsExactly(4, 65_535, 70_000);
        assertThat(store.values()).hasSize(4);
    }

    @Test
    void anotherLengthBeginsAnew() {
        var store = new InMemoryChannelStore();
        WaveformRing ring = new WaveformRing(3, store, 'w');
        ring.add(new int[] {1, 2}, 16);
        ring.add(new int[] {1, 2, 3}, 16);
        ring.add(new int[] {1, 2, 4}, 8);
        assertThat(ring.waveforms()).hasSize(1);
        ring.clear();
        assertThat(store.values()).isEmpty();
    }

    private static DspEvent event(double... values) {
        return new DspEvent("run", "ch1", 0, 0, NAMES, values);
    }
}
