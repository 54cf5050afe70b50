package org.driftwatch.calibrators.germanium.dsp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.driftwatch.calibrators.germanium.dsp.DspChain;
import org.driftwatch.calibrators.germanium.dsp.GermaniumDsp;
import org.driftwatch.calibrators.germanium.dsp.SyntheticPulse;
import org.driftwatch.topics.germanium.dsp.ChainConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains that are nearly the reference chain: what is recognised, and that both forms say the same. */
class ChainVariationsTest {
    private static final int N = 2_048;

    @ParameterizedTest
    @CsvSource({"16, 2048, 0", "16, 2500, 42000", "48, 1500, -480", "128, 900, 0"})
    void plainEqualsFusedForAnyPeriodLengthAndStart(double periodNs, int samples, double startNs) {
        ConfiguredChain configured = ChainFile.compiled(ChainFile.reference());
        assertThat(disagreements(configured, samples, periodNs, startNs)).isEmpty();
    }

    @Test
    void theDatabaseOfTheChannelIsLaidOverTheDefaultsOfTheFile() {
        Map<String, Map<String, String>> database = Map.of(
                "etrap", Map.of("rise", "6*us", "flat", "1.008*us", "sample", "0.5", "rise_err", "0.1*us"),
                "ttrap", Map.of("rise", "3*us"),
                "cusp", Map.of("sigma", "12*us", "sample", "40"),
                "zac", Map.of("flat", "1*us"),
                "pz", Map.of("tau1", "430.7*us", "frac", "0.03"),
                "bl", Map.of("end", "10*us"),
                "dplms", Map.of("length", "50"));
        ConfiguredChain configured = new ConfiguredChain(ChainFile.reference(), database, false);
        assertThat(configured.fusedOutputs()).isEqualTo(52);
        assertThat(disagreements(configured, N, 16, 0)).isEmpty();
    }

    @Test
    void renamedThroughoutAndListedInAnotherOrderItIsTheSameChain() {
        ChainConfig renamed = ChainFile.changed(tree -> {
            List<String> names = new ArrayList<>();
            tree.get("processors").fieldNames().forEachRemaining(key -> names.addAll(List.of(key.split(", "))));
            ObjectNode shuffled = shuffled(ChainFile.processors(tree));
            tree.set("processors", shuffled);
            String text = tree.toString();
            for (String name : names) text = text.replaceAll("(?<![\\w.])" + name + "(?!\\w)", "my_" + name);
            JsonNode changed = ChainFile.tree(text.replace('\'', '`'));
            tree.set("processors", changed.get("processors"));
            tree.set("outputs", changed.get("outputs"));
        });
        ConfiguredChain configured = ChainFile.compiled(renamed);
        assertThat(configured.outputs()).contains("my_trapEmax", "my_tp_0_est").doesNotContain("trapEmax");
        assertThat(configured.fusedOutputs()).isEqualTo(52);
        assertThat(disagreements(configured, N, 16, 0)).isEmpty();
        double[] here = run(configured.chain(N, 16, 0), 52, 5);
        double[] there = run(ChainFile.compiled(ChainFile.reference()).chain(N, 16, 0), 52, 5);
        assertThat(here).containsExactly(there);
    }

    private static ObjectNode shuffled(ObjectNode processors) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(processors.properties());
        Collections.shuffle(entries, new Random(20_261_125));
        ObjectNode shuffled = processors.objectNode();
        entries.forEach(entry -> shuffled.set(entry.getKey(), entry.getValue()));
        return shuffled;
    }

    @Test
    void aFewOutputsInAnotherOrderAreTheSameNumbers() {
        ChainConfig few = ChainFile.changed(
                tree -> ChainFile.setOutputs(tree, List.of("dt_eff", "trapEmax", "tp_90", "bl_mean", "trapTmax")));
        ConfiguredChain configured = ChainFile.compiled(few);
        assertThat(configured.fusedOutputs()).isEqualTo(5);
        assertThat(disagreements(configured, N, 16, 0)).isEmpty();
        double[] all = run(ChainFile.compiled(ChainFile.reference()).chain(N, 16, 0), 52, 9);
        assertThat(run(configured.chain(N, 16, 0), 5, 9)[1])
                .isEqualTo(all[GermaniumDsp.outputs().indexOf("trapEmax")]);
    }

    @Test
    void whereTwoTrapezoidsDifferEachIsTakenForItself() {
        ConfiguredChain configured = new ConfiguredChain(
                ChainFile.changed(
                        tree -> ChainFile.setOutputs(tree, List.of("trapEmax", "trapTmax", "tp_50", "trapEftp"))),
                Map.of("ttrap", Map.of("rise", "1*us"), "etrap", Map.of("rise", "7*us")),
                false);
        assertThat(configured.fusedOutputs()).isEqualTo(4);
        assertThat(disagreements(configured, N, 16, 0)).isEmpty();
    }

    @Test
    void aProcessorCanBeTakenOutWithItsOutputs() {
        ChainConfig without = ChainFile.changed(tree -> {
            ChainFile.processors(tree).remove("wf_dpz");
            ChainFile.processors(tree).remove("dpz_mean, dpz_std, dpz_slope, dpz_intercept");
            ArrayNode outputs = (ArrayNode) tree.get("outputs");
            for (int i = outputs.size() - 1; i >= 0; i--)
                if (outputs.get(i).asText().startsWith("dpz")) outputs.remove(i);
        });
        ConfiguredChain configured = ChainFile.compiled(without);
        assertThat(configured.outputs()).hasSize(50);
        assertThat(configured.fusedOutputs()).isEqualTo(50);
        assertThat(disagreements(configured, N, 16, 0)).isEmpty();
    }

    @Test
    void aFurtherEnergyFilterIsComputedBesideTheFusedOutputs() {
        ChainConfig more = ChainFile.changed(tree -> {
            ChainFile.processors(tree)
                    .set(
                            "wf_short",
                            ChainFile.tree("{'function': 'trap_norm',"
                                    + "'module': 'dspeed.processors', 'args': ['wf_pz', 'db.short.rise', '1*us', 'wf_short'],"
                                    + "'unit': 'ADC', 'defaults': {'db.short.rise': '2*us'}}"));
            ChainFile.processors(tree)
                    .set(
                            "shortEmax",
                            ChainFile.tree("{'function': 'amax', 'module': 'numpy',"
                                    + "'args': ['wf_short', 1, 'shortEmax'], 'unit': 'ADC'}"));
            ((ArrayNode) tree.get("outputs")).insert(3, "shortEmax");
        });
        ConfiguredChain configured = ChainFile.compiled(more);
        // it could be trapTmax, but that is taken with another rise time
        assertThat(configured.fusedOutputs()).isEqualTo(52);
        assertThat(configured.outputs()).hasSize(53);
        assertThat(disagreements(configured, N, 16, 0)).isEmpty();
        assertThat(run(configured.chain(N, 16, 0), 53, 5)[3]).isBetween(100.0, 40_000.0);
    }

    @Test
    void anotherThresholdIsAnotherOutputAndSoIsWhatHangsOnIt() {
        ChainConfig other =
                ChainFile.changed(tree -> ((ArrayNode) tree.at("/processors/tp_90/args")).set(1, "trapTmax*0.91"));
        ConfiguredChain configured = ChainFile.compiled(other);
        // tp_90, tp_80, tp_50, tp_20, tp_10, tp_01, tp_80_interp, lqa, lqb, lq80
        assertThat(configured.fusedOutputs()).isEqualTo(42);
        assertThat(disagreements(configured, N, 16, 0)).isEmpty();
    }

    @Test
    void valuesWrittenOutInTheFileAreRecognisedLikeThoseOfADatabase() {
        ChainConfig written = ChainFile.changed(tree -> {
            ((ArrayNode) tree.at("/processors/wf_etrap/args")).set(1, "6*us").set(2, "1.6*us");
            ((ArrayNode) tree.at("/processors/trapEftp/args"))
                    .set(1, "round(tp_0_est + 6*us + 1.6*us*0.75, wf_etrap.grid)");
        });
        ConfiguredChain configured = ChainFile.compiled(written);
        assertThat(configured.fusedOutputs()).isEqualTo(52);
        assertThat(disagreements(configured, N, 16, 0)).isEmpty();
    }

    @Test
    void anOutputInMicrosecondsIsAThousandthOfTheNanoseconds() {
        ChainConfig us = ChainFile.changed(tree -> ((ObjectNode) tree.at("/processors/tp_50")).put("unit", "us"));
        ConfiguredChain configured = ChainFile.compiled(us);
        assertThat(configured.fusedOutputs()).isEqualTo(51);
        int tp50 = configured.outputs().indexOf("tp_50");
        double here = run(configured.chain(N, 16, 3_000), 52, 5)[tp50];
        double there = run(ChainFile.compiled(ChainFile.reference()).chain(N, 16, 3_000), 52, 5)[tp50];
        assertThat(here).isCloseTo(there / 1000, within(1e-9));
    }

    @Test
    void aWaveformTooShortForTheWholeChainIsStillGoodForAPartOfIt() {
        ChainConfig few = ChainFile.changed(tree -> ChainFile.setOutputs(tree, List.of("bl_mean", "wf_max")));
        double[] out = new double[2];
        ChainFile.compiled(few).chain(800, 16, 0).process(new int[800], out);
        assertThat(out).containsExactly(0, 0);
    }

    private static List<String> disagreements(
            ConfiguredChain configured, int samples, double periodNs, double startNs) {
        int size = configured.outputs().size();
        DspChain fused = configured.chain(samples, periodNs, startNs);
        DspChain plain = configured.plain(configured.outputs(), samples, periodNs, startNs);
        assertThat(fused).isInstanceOf(MixedChain.class);
        List<String> wrong = new ArrayList<>();
        double[] a = new double[size];
        double[] b = new double[size];
        for (SyntheticPulse.Kind kind : SyntheticPulse.Kind.values()) {
            for (long seed = 1; seed <= 3; seed++) {
                int[] waveform = SyntheticPulse.of(kind, seed, samples);
                plain.process(waveform, a);
                fused.process(waveform, b);
                for (int i = 0; i < size; i++) {
                    String line = Agreement.of(
                            configured.outputs().get(i), configured.units().get(i), a[i], b[i]);
                    if (!line.isEmpty()) wrong.add(kind + " seed " + seed + ": " + line);
                }
            }
        }
        return wrong;
    }

    private static double[] run(DspChain chain, int size, long seed) {
        double[] out = new double[size];
        chain.process(SyntheticPulse.of(SyntheticPulse.Kind.PULSE, seed, N), out);
        return out;
    }
}
