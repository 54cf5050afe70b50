package org.driftwatch.calibrators.germanium.dsp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.germanium.dsp.DspChain;
import org.driftwatch.calibrators.germanium.dsp.DspReference;
import org.driftwatch.calibrators.germanium.dsp.RecordedWaveforms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain as its file says it, by plain filters and fused, against the recorded outputs of the peer. */
class ReferenceChainGoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"dsp_cal_012144.json", "dsp_ldqta.json", "dsp_synthetic.json"})
    void everyOutputOfEveryEventAgreesPlainAndFused(String file) {
        DspReference reference = new DspReference(file);
        ConfiguredChain configured = new ConfiguredChain(ChainFile.reference(), reference.database(), true);
        assertThat(configured.fusedOutputs()).isEqualTo(52);
        List<String> wrong = new ArrayList<>();
        for (String table : reference.tables()) {
            RecordedWaveforms waveforms = RecordedWaveforms.of(reference.input(), table);
            int n = waveforms.samples()[0].length;
            DspChain fused = configured.chain(n, waveforms.periodNs(), waveforms.startNs());
            assertThat(fused).isInstanceOf(MixedChain.class);
            DspChain plain = configured.plain(configured.outputs(), n, waveforms.periodNs(), waveforms.startNs());
            for (int event = 0; event < reference.events(table); event++) {
                int[] samples = waveforms.samples()[event];
                double[] plainOut = run(plain, samples);
                double[] fusedOut = run(fused, samples);
                for (int i = 0; i < 52; i++) {
                    String output = configured.outputs().get(i);
                    note(reference.disagreement(table, output, event, plainOut[i]), wrong);
                    note(reference.disagreement(table, output, event, fusedOut[i]), wrong);
                    note(Agreement.of(output, configured.units().get(i), plainOut[i], fusedOut[i]), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static double[] run(DspChain chain, int[] samples) {
        double[] out = new double[52];
        chain.process(samples, out);
        return out;
    }

    private static void note(String line, List<String> wrong) {
        if (!line.isEmpty()) wrong.add(line);
    }
}
