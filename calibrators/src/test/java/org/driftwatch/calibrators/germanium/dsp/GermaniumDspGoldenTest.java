package org.driftwatch.calibrators.germanium.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast chain against the recorded outputs of the peer, at the tolerances that stand beside them. */
class GermaniumDspGoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"dsp_cal_012144.json", "dsp_ldqta.json", "dsp_synthetic.json"})
    void everyOutputOfEveryEventAgrees(String file) {
        DspReference reference = new DspReference(file);
        List<String> wrong = new ArrayList<>();
        for (String table : reference.tables()) {
            RecordedWaveforms waveforms = RecordedWaveforms.of(reference.input(), table);
            GermaniumDsp chain = new GermaniumDsp(
                    reference.settings().withCompat(true),
                    waveforms.samples()[0].length,
                    waveforms.periodNs(),
                    waveforms.startNs());
            double[] out = new double[GermaniumDsp.outputs().size()];
            for (int event = 0; event < reference.events(table); event++) {
                chain.process(waveforms.samples()[event], out);
                for (int i = 0; i < out.length; i++) {
                    String output = DspOutput.NAMES.get(i);
                    String line = reference.disagreement(table, output, event, out[i]);
                    if (!line.isEmpty()) wrong.add(line);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
