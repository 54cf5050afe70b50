package org.driftwatch.streams.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.calibrators.germanium.dsp.DspPlan;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.dsp.GermaniumDsp;
import org.driftwatch.calibrators.germanium.dsp.config.ConfiguredChain;
import org.driftwatch.streams.deadletter.RejectedException;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.germanium.dsp.ChainConfigReader;
import org.junit.jupiter.api.Test;

class GroupedDspTest {
    private static final DspSettings OTHER =
            DspSettings.withOverrides(Map.of("etrap", Map.of("rise", "3*us", "flat", "1*us")));

    /** A step of 1000 ADC with the decay of the default settings, 4096 samples of 16 ns. */
    private static Waveform pulse(String channel, int samples) {
        int[] adc = new int[samples];
        for (int i = 0; i < samples; i++) {
            double ns = (i - samples / 2) * 16.0;
            adc[i] = 10_000 + (int) Math.round(ns < 0 ? 0 : 1_000 * StrictMath.exp(-ns / 450_000));
        }
        return new Waveform("r", channel, 5, 77, 16, 0, adc);
    }

    @Test
    void theChannelChoosesTheSettings() {
        GroupedDsp dsp = new GroupedDsp(new DspGroups(List.of(new DspGroups.Group("coax*", OTHER))));
        for (String channel : List.of("ch1", "coax7")) {
            Waveform pulse = pulse(channel, 4096);
            int outputs = GermaniumDsp.outputs().size();
            double[] expected = new double[outputs];
            DspSettings settings = channel.equals("ch1") ? DspSettings.defaults() : OTHER;
            new GermaniumDsp(settings, 4096, 16, 0).process(pulse.samples(), expected);
            DspEvent event = dsp.process(pulse);
            assertThat(Arrays.copyOf(event.values(), outputs)).isEqualTo(expected);
            assertThat(event.names().subList(0, outputs)).isEqualTo(GermaniumDsp.outputs());
            assertThat(event.names().get(outputs)).isEqualTo(GroupedDsp.PERIOD);
            assertThat(event.values()[outputs]).isEqualTo(16);
            assertThat(event.eventNumber()).isEqualTo(5);
            assertThat(event.timeNs()).isEqualTo(77);
        }
        assertThat(dsp.process(pulse("ch1", 4096)).value("trapEmax"))
                .isNotEqualTo(dsp.process(pulse("coax7", 4096)).value("trapEmax"));
    }

    @Test
    void aChainFromAFileGivesItsOwnOutputsAndWhatItCannotDoIsRejected() throws IOException {
        String chain = "{\"outputs\": [\"top\", \"level\"], \"processors\": {\"level\": \"waveform[0]\", \"top\":"
                + "{\"function\": \"numpy.amax\", \"args\": [\"waveform\", 1, \"top\"]}}}";
        DspPlan plan = new ConfiguredChain(ChainConfigReader.read("c", Json.MAPPER.readTree(chain)), Map.of(), false);
        String bad = chain.replace("waveform[0]", "waveform[5000]");
        DspPlan far = new ConfiguredChain(ChainConfigReader.read("c", Json.MAPPER.readTree(bad)), Map.of(), false);
        GroupedDsp dsp = new GroupedDsp(
                new DspGroups(List.of(new DspGroups.Group("coax*", plan), new DspGroups.Group("far*", far))));
        DspEvent event = dsp.process(pulse("coax1", 300));
        assertThat(event.names()).containsExactly("top", "level", GroupedDsp.PERIOD);
        assertThat(event.values()).containsExactly(11_000, 10_000, 16);
        assertThat(dsp.process(pulse("ch1", 4096)).names()).containsAll(GermaniumDsp.outputs());
        assertThatThrownBy(() -> dsp.process(pulse("far1", 300)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo("waveform-too-short"));
    }

    @Test
    void shapesMayFollowEachOtherInAnyOrder() {
        GroupedDsp dsp = new GroupedDsp(new DspGroups(List.of()));
        double[] first = dsp.process(pulse("ch1", 4096)).values();
        dsp.process(pulse("ch1", 3000));
        assertThat(dsp.process(pulse("ch1", 4096)).values()).isEqualTo(first);
    }

    @Test
    void aWaveformTooShortForItsSettingsIsRejectedByThatName() {
        GroupedDsp dsp = new GroupedDsp(new DspGroups(List.of()));
        assertThatThrownBy(() -> dsp.process(pulse("ch1", 100)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo("waveform-too-short"));
        assertThatThrownBy(() -> dsp.process(new Waveform("r", "ch1", 1, 1, 0, 0, new int[4096])))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo("bad-waveform"));
    }
}
