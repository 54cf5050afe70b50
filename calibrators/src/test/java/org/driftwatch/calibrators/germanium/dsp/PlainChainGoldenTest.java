package org.driftwatch.calibrators.germanium.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain chain against the recorded outputs of the peer, at the tolerances that stand beside them. */
class PlainChainGoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"dsp_cal_012144.json", "dsp_ldqta.json", "dsp_synthetic.json"})
    void everyOutputOfEveryEventAgrees(String file) {
        DspReference reference = new DspReference(file);
        List<String> wrong = new ArrayList<>();
        for (String table : reference.tables()) {
            RecordedWaveforms waveforms = RecordedWaveforms.of(reference.input(), table);
            PlainChain chain = new PlainChain(
                    reference.settings().withCompat(true),
                    waveforms.samples()[0].length,
                    waveforms.periodNs(),
                    waveforms.startNs());
            for (int event = 0; event < reference.events(table); event++) {
                double[] out = chain.process(waveforms.event(event));
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
