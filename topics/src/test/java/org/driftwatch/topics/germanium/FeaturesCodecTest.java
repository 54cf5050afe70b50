package org.driftwatch.topics.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesCodecTest {
    private static final DspEvent DSP =
            new DspEvent("r", "ch1", 3, 17, List.of("cuspEmax", "dt_eff"), new double[] {16902.5, Double.NaN});

    @Test
    void dspOutputsComeBackBitByBit() {
        DspEventCodec codec = new DspEventCodec();
        assertThat(codec.decode(codec.encode(DSP)))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(DSP);
    }

    @Test
    void featuresCarryEnergyAndVersion() {
        FeaturesCodec codec = new FeaturesCodec();
        Features features = new Features(DSP, 2614.4, 12);
        assertThat(codec.decode(codec.encode(features)))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(features);
    }

    @Test
    void derivedColumnsStandBehindTheOutputs() {
        FeaturesCodec codec = new FeaturesCodec();
        List<String> names = List.of("AoE_Classifier", "bl_std_cut", "version/germanium.aoe");
        Features features = new Features(DSP, 2614.4, 12, names, new double[] {-1.25, 1, 3});
        Features read = codec.decode(codec.encode(features));
        assertThat(read.derived()).isEqualTo(names);
        assertThat(read.derivedValues()).containsExactly(-1.25, 1, 3);
        assertThat(read.dsp().names()).isEqualTo(DSP.names());
        assertThat(read.value("bl_std_cut")).isEqualTo(1);
        assertThat(read.value("no such column")).isNaN();
    }

    @Test
    void anEventWithoutOutputsIsAnEvent() {
        DspEventCodec codec = new DspEventCodec();
        DspEvent empty = new DspEvent("r", "ch1", 3, 17, List.of(), new double[0]);
        assertThat(codec.decode(codec.encode(empty)).names()).isEmpty();
    }
}
