package org.driftwatch.calibrators.germanium.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast chain against the recorded outputs of the peer, at the tolerances that stand beside them. */
class GermaniumDspGoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"dsp_cal_012144.json", "dsp_ldqta.json", "dsp_synthetic.json"})
    void everyOutputOfEveryEventAgrees(String file) {
        DspReference reference = new DspReference(file);
        DspSettings settings = reference.settings().withCompat(true);
        List<String> wrong = reference.disagreements(waveforms -> {
            GermaniumDsp chain = new GermaniumDsp(
                    settings, waveforms.samples()[0].length, waveforms.periodNs(), waveforms.startNs());
            double[] out = new double[GermaniumDsp.outputs().size()];
            return event -> {
                chain.process(waveforms.samples()[event], out);
                return out;
            };
        });
        assertThat(wrong).isEmpty();
    }
}
