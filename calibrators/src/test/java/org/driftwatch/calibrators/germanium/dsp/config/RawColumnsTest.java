package org.driftwatch.calibrators.germanium.dsp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.calibrators.germanium.dsp.SyntheticPulse;
import org.junit.jupiter.api.Test;

/** Numbers that stand beside the waveform in its file, as inputs and outputs of a chain. */
class RawColumnsTest {
    private static final int N = 8192;

    @Test
    void aColumnIsAnInputAndAnOutput() {
        ConfiguredChain chain = ChainFile.compiled(ChainFile.of("""
                {'outputs': ['timestamp', 'top', 'half'], 'processors': {
                 'wf': {'function': 'dspeed.processors.bl_subtract', 'args': ['waveform', 'baseline', 'wf']},
                 'top': {'function': 'numpy.amax', 'args': ['wf', 1, 'top']},
                 'half': 'daqenergy/2'}}"""));
        assertThat(chain.columns()).containsExactly("baseline", "daqenergy", "timestamp");
        assertThat(chain.units()).containsExactly("", "", "");
        double[] out = new double[3];
        chain.chain(4, 16, 0).process(new int[] {5, 9, 7, 6}, new double[] {5, 31, 1.5e9 + 1e-6}, out);
        assertThat(out).containsExactly(1.5e9 + 1e-6, 4, 15.5);
        assertThatThrownBy(() -> chain.chain(4, 16, 0).process(new int[4], out))
                .hasMessage("3 columns are wanted beside the waveform, there are 0");
    }

    @Test
    void aWaveformIsNoColumnAndAColumnNoWaveform() {
        assertThatThrownBy(() ->
                        ChainFile.compiled(ChainFile.of("{'outputs': ['a'], 'processors': {'a': 'tracelist[0]'}}")))
                .hasMessage("chain.json: processor 'a': must be a waveform");
    }

    /** The peer's own test chain takes the baseline of the front end: what follows is not what the built-in chain would give. */
    @Test
    void theReferenceChainOnTheBaselineOfTheFrontEnd() {
        ConfiguredChain onColumn = ChainFile.compiled(ChainFile.changed(tree -> {
            ((ArrayNode) tree.at("/processors/wf_blsub/args")).set(1, "baseline");
            tree.withArray("outputs").add("baseline");
        }));
        assertThat(onColumn.columns()).containsExactly("baseline");
        ConfiguredChain reference = ChainFile.compiled(ChainFile.reference());
        assertThat(onColumn.fusedOutputs()).isLessThan(reference.fusedOutputs());
        int[] pulse = SyntheticPulse.of(SyntheticPulse.Kind.PULSE, 3, N);
        double[] expected = new double[reference.outputs().size()];
        reference.chain(N, 16, 0).process(pulse, expected);
        double baseline = expected[reference.outputs().indexOf("bl_mean")];
        double[] same = run(onColumn, pulse, baseline);
        double[] other = run(onColumn, pulse, baseline - 100);
        List<String> names = onColumn.outputs();
        for (String name : reference.outputs()) {
            double value = expected[reference.outputs().indexOf(name)];
            double tolerance = 1e-6 * Math.max(1, Math.abs(value));
            double now = same[names.indexOf(name)];
            assertThat(Double.isNaN(value) ? Double.isNaN(now) : Math.abs(now - value) <= tolerance)
                    .describedAs(name + " " + now + " instead of " + value)
                    .isTrue();
        }
        assertThat(other[names.indexOf("trapEmax")]).isNotEqualTo(same[names.indexOf("trapEmax")]);
        assertThat(other[names.indexOf("bl_mean")]).isEqualTo(same[names.indexOf("bl_mean")]);
        assertThat(other[names.indexOf("baseline")]).isEqualTo(baseline - 100);
    }

    private static double[] run(ConfiguredChain chain, int[] pulse, double baseline) {
        double[] out = new double[chain.outputs().size()];
        Arrays.fill(out, -1);
        chain.chain(N, 16, 0).process(pulse, new double[] {baseline}, out);
        return out;
    }
}
