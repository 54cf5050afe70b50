package org.driftwatch.calibrators.germanium.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DspSettingsTest {
    @Test
    void defaultsAreThoseOfTheReferenceChain() {
        DspSettings settings = DspSettings.defaults();
        assertThat(settings.baselineEnd().nanoseconds()).isEqualTo(12_000);
        assertThat(settings.tailStart().nanoseconds()).isEqualTo(24_000);
        assertThat(settings.decay().tau1().nanoseconds()).isEqualTo(450_000);
        assertThat(settings.decay().tau2().nanoseconds()).isEqualTo(18_000);
        assertThat(settings.decay().fraction()).isEqualTo(0.02);
        assertThat(settings.energyTrap()).isEqualTo(new DspSettings.Trap(TimeSpan.ofUs(5), TimeSpan.ofUs(2)));
        assertThat(settings.timingTrap()).isEqualTo(settings.energyTrap());
        assertThat(settings.pickoff()).isEqualTo(0.8);
        assertThat(settings.cusp()).isEqualTo(new DspSettings.Cusp(TimeSpan.ofUs(20), TimeSpan.ofUs(2), 50));
        assertThat(settings.zac()).isEqualTo(settings.cusp());
        assertThat(settings.cut().nanoseconds()).isEqualTo(4_000);
        assertThat(settings.out().nanoseconds()).isEqualTo(3_200);
        assertThat(settings.compat()).isFalse();
        assertThat(DspSettings.withOverrides(Map.of())).isEqualTo(settings);
    }

    @Test
    void aDatabaseOfThePeerIsLaidOverTheDefaults() {
        DspSettings settings = DspSettings.withOverrides(Map.of(
                "pz", Map.of("tau1", "481357.3*ns", "tau2", "21444.3*ns", "frac", "0.027", "tau1_err", "12*ns"),
                "etrap", Map.of("rise", "8.00*us", "rise_err", "0.30*us", "sample", "0.7"),
                "zac", Map.of("sample", "60"),
                "bl", Map.of("end", " 2 * 3008 * ns "),
                "dplms", Map.of("length", "50"),
                "ctc_params", Map.of()));
        assertThat(settings.decay().tau1().nanoseconds()).isEqualTo(481_357.3);
        assertThat(settings.decay().fraction()).isEqualTo(0.027);
        assertThat(settings.energyTrap().rise()).isEqualTo(TimeSpan.ofUs(8));
        assertThat(settings.energyTrap().flat()).isEqualTo(TimeSpan.ofUs(2));
        assertThat(settings.timingTrap().rise()).isEqualTo(TimeSpan.ofUs(5));
        assertThat(settings.pickoff()).isEqualTo(0.7);
        assertThat(settings.zac().sample()).isEqualTo(60);
        assertThat(settings.baselineEnd().nanoseconds()).isEqualTo(6_016);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "etrap, rise, 10, \"DSP database etrap.rise: expected a duration such as 10*us, got '10'\"",
                "etrap, rise, 10*um, \"DSP database etrap.rise: expected a duration such as 10*us, got '10*um'\"",
                "etrap, rise, -1*us, \"DSP database etrap.rise: expected a duration such as 10*us, got '-1*us'\"",
                "etrap, rise, 0*us, \"DSP database etrap.rise: expected a duration above 0, got '0*us'\"",
                "etrap, rise, 1*us*us, \"DSP database etrap.rise: expected a duration such as 10*us, got '1*us*us'\"",
                "etrap, rise, 10*, \"DSP database etrap.rise: expected a duration such as 10*us, got '10*'\"",
                "pz, tau1, nan*us, \"DSP database pz.tau1: expected a duration such as 10*us, got 'nan*us'\"",
                "pz, frac, 2*us, \"DSP database pz.frac: expected a plain number, got '2*us'\"",
                "pz, frac, 1.5, \"pz.frac must be 0 to 1, was 1.5\"",
                "cusp, sample, 50.5, \"DSP database cusp.sample: expected a whole number of samples, at least 0, got '50.5'\"",
                "cusp, sigm, 2*us, \"DSP database cusp.sigm = '2*us': unknown key, cusp has flat, sample, sigma\"",
                "etarp, rise, 2*us, \"DSP database section 'etarp': unknown section, perhaps 'etrap' is meant\"",
            })
    void aFaultNamesKeyAndValue(String section, String key, String value, String message) {
        assertThatThrownBy(() -> DspSettings.withOverrides(Map.of(section, Map.of(key, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void durationsAreRoundedToTheNearestSampleAndHalvesToTheEvenOne() {
        assertThat(TimeSpan.ofUs(3.008).wholeSamples(16)).isEqualTo(188);
        assertThat(TimeSpan.ofNs(64).wholeSamples(128)).isZero();
        assertThat(TimeSpan.ofNs(192).wholeSamples(128)).isEqualTo(2);
        assertThat(TimeSpan.ofNs(100).samples(16)).isCloseTo(6.25, within(1e-12));
    }
}
