package org.driftwatch.calibrators.germanium.dsp.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault of a chain is one line, found at the start, with file, processor, argument and value. */
class ChainFaultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "trap_norn | unknown function 'dspeed.processors.trap_norn' of processor 'e', perhaps 'trap_norm' is meant",
                "dwt | unknown function 'dspeed.processors.dwt' of processor 'e'",
            })
    void anUnknownFunctionIsNamedWithItsPlace(String function, String fault) {
        fails(
                "{'outputs': ['e'], 'processors': {'e': {'function': '" + function
                        + "', 'module': 'dspeed.processors', 'args': ['waveform', '1*us', '1*us', 'e']}}}",
                "chain.json: " + fault);
    }

    @Test
    void unknownFunctionsOfWhateverProcessorsAreAllNamed() {
        fails(
                "{'outputs': ['a'], 'processors': {'a': {'function': 'numpy.amax', 'args': ['waveform', 1, 'a']},"
                        + "'b': {'function': 'gauss', 'module': 'scipy.ndimage', 'args': ['waveform', 'b']},"
                        + "'c, d': {'function': 'gauss', 'module': 'scipy.ndimage', 'args': ['waveform', 'c', 'd']}}}",
                "chain.json: unknown function 'scipy.ndimage.gauss' of processor 'b', 'c, d', modules are dspeed.processors and"
                        + " numpy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/processors/wf_pz/args | 0 | wf_blsubb | processor 'wf_pz': argument 1 'wf_blsubb': 'wf_blsubb' is made by no processor, perhaps 'wf_blsub' is meant",
                "/processors/wf_pz/args | 0 | wf_flat | processor 'wf_pz': argument 1 'wf_flat': must be a waveform",
                "/processors/wf_pz/args | 1 | db.pz.tau9 | processor 'wf_pz': argument 2 'db.pz.tau9': db.pz.tau9 is not in the database and has no default",
                "/processors/wf_pz/args | 1 | -5*us | processor 'wf_pz': pole-zero tau must be above 0 samples, was -312.5",
                "/processors/wf_pz/args | 1 | 5*us* | processor 'wf_pz': argument 2 '5*us*': ends where a value should stand",
                "/processors/wf_pz/args | 1 | 5 us | processor 'wf_pz': argument 2 '5 us': 'u' at place 3 is not understood",
                "/processors/wf_pz/args | 1 | 5*us + 3 | processor 'wf_pz': argument 2 '5*us + 3': '+' between a time and a number",
                "/processors/wf_pz/args | 1 | bl_mean | processor 'wf_pz': argument 2 'bl_mean': must be the same for all events, a number or a time",
                "/processors/wf_pz/args | 1 | waveform | processor 'wf_pz': argument 2 'waveform': must be the same for all events, a number or a time",
                "/processors/wf_pz/args | 0 | bl_mean | processor 'wf_pz': argument 1 'bl_mean': must be a waveform",
                "/processors/wf_pz/args | 0 | wf_blsub.length | processor 'wf_pz': argument 1 'wf_blsub.length': '.length' is unknown; known: .period, .offset, .grid",
                "/processors/trapEftp/args | 2 | 'q' | processor 'trapEftp': argument 3 ''q'': must be one of the letters 'i', 'n', 'f', 'c', 'l', 'h', 's'",
                "/processors/trapEmax/args | 1 | 0 | processor 'trapEmax': axis must be 1 or -1, the samples of a waveform, was 0",
                "/processors/cuspEftp/args | 1 | 3*us | processor 'cuspEftp': argument 2 '3*us': is a time, and nothing here says how long a sample is",
                "/processors/trapEmax/args | 2 | wf_pz | processor 'trapEmax': argument 3 'wf_pz' must be one of the names that this processor makes: trapEmax",
                "/processors/curr_up/args | 2 | curr_up | processor 'curr_up': argument 3 'curr_up' needs its length, as in name(100, 'f')",
                "/processors/wf_blsub/args | 1 | tp_01 | processors in a circle: 'wf_blsub' needs 'tp_01' needs 'tp_10' needs 'tp_20' needs 'tp_50' needs 'tp_80' needs 'tp_90' needs 'tp_95' needs 'tp_99' needs 'tp_0_est' needs 'conv_tmin, tp_start, conv_min, conv_max' needs 'wf_t0_filter' needs 't0_kernel' needs 'wf_pz' needs 'wf_blsub'",
                "/outputs | 0 | tp_minn | outputs: 'tp_minn' is made by no processor, perhaps 'tp_min' is meant",
                "/outputs | 0 | waveform | outputs: 'waveform' is a waveform",
                "/outputs | 0 | wf_pz | outputs: 'wf_pz' has 8192 values per event, an output has one",
                "/outputs | 0 | tp_max | outputs: 'tp_max' stands twice",
            })
    void aTypingErrorInTheReferenceChain(String list, int index, String text, String fault) {
        failsChanged(tree -> ((ArrayNode) tree.at(list)).set(index, text), "chain.json: " + fault);
    }

    @Test
    void whatAnEntryCannotHoldIsNamed() {
        failsChanged(
                tree -> ((ObjectNode) tree.at("/processors/wf_pz")).put("unitt", "ADC"),
                "chain.json: processor 'wf_pz': 'unitt' is no key of a processor; known: args, coord_grid, defaults, function,"
                        + " init_args, kwargs, lh5_attrs, module, prereqs, signature, types, unit");
        failsChanged(
                tree -> ((ObjectNode) tree.at("/processors/wf_pz")).put("args", "wf_blsub"),
                "chain.json: processor 'wf_pz': args: must be a list, was \"wf_blsub\"");
        failsChanged(
                tree -> ((ObjectNode) tree.at("/processors/wf_pz"))
                        .putArray("unit")
                        .add("a")
                        .add("b"),
                "chain.json: processor 'wf_pz': unit: must be 1 or 1 texts, as many as there are names, was 2");
        failsChanged(
                tree -> ((ArrayNode) tree.at("/processors/wf_pz/args")).add(1),
                "chain.json: processor 'wf_pz': takes 3 arguments (w, tau, out), has 4");
        failsChanged(
                tree -> ChainFile.processors(tree)
                        .set("wf_pz, x", ChainFile.tree("{'function': 'numpy.add', 'args': [1, 2, 'wf_pz']}")),
                "chain.json: processor 'wf_pz, x': 'wf_pz' is made by processor 'wf_pz' already");
        failsChanged(
                tree -> tree.put("output", "x"),
                "chain.json: 'output' is no key of a chain; known: outputs, processors");
        failsChanged(tree -> tree.putArray("outputs"), "chain.json: outputs: needs at least 1 name, has 0");
        failsChanged(
                tree -> ChainFile.processors(tree).put("x", 5),
                "chain.json: processor 'x': must be an object or an expression, was 5");
        failsChanged(
                tree -> ChainFile.processors(tree).put("x", "waveform_windowed[0]"),
                "chain.json: reads waveform and waveform_windowed, an event has one waveform");
    }

    @Test
    void aNameThatMeansSomethingElseIsRefused() {
        fails(
                "{'outputs': ['s'], 'processors': {'s': 'waveform[0]'}}",
                "chain.json: processor 's': 's' is a unit, no name");
        fails(
                "{'outputs': ['len'], 'processors': {'len': 'waveform[0]'}}",
                "chain.json: processor 'len': 'len' is a function, no name");
        fails(
                "{'outputs': ['waveform'], 'processors': {'waveform': '1'}}",
                "chain.json: processor 'waveform': 'waveform' is the input, no name");
    }

    @Test
    void aDatabaseKeyThatTheChainDoesNotReadIsATypingError() {
        assertThatThrownBy(() ->
                        new ConfiguredChain(ChainFile.reference(), Map.of("etrap", Map.of("rize", "8*us")), false))
                .hasMessage(
                        "chain.json: DSP database etrap.rize = '8*us': unknown key, the chain reads flat, rise, sample");
        assertThatThrownBy(() ->
                        new ConfiguredChain(ChainFile.reference(), Map.of("etrap", Map.of("rise", "8*uss")), false))
                .hasMessage(
                        "chain.json: processor 'wf_etrap': argument 2 'db.etrap.rise': 'uss' is made by no processor, perhaps"
                                + " 'us' is meant");
    }

    @Test
    void whatHangsOnTheWaveformIsSaidWhenThereIsOne() {
        ConfiguredChain reference = ChainFile.compiled(ChainFile.reference());
        assertThatThrownBy(() -> reference.chain(700, 16, 0))
                .hasMessage("chain.json: processor 'bl_mean, bl_std, bl_slope, bl_intercept': argument 1"
                        + " 'waveform[0:round(db.bl.end/waveform.period)]': [0:750] is empty or reaches beyond a series of 700"
                        + " values");
        ConfiguredChain wide = new ConfiguredChain(
                ChainFile.changed(tree -> ChainFile.setOutputs(tree, List.of("trapEmax"))),
                Map.of("etrap", Map.of("rise", "17*us")),
                false);
        assertThatThrownBy(() -> wide.chain(2_048, 16, 0))
                .hasMessage("chain.json: processor 'wf_etrap': trapezoid needs 2249 samples, the waveform has 2048");
    }

    private static void failsChanged(Consumer<ObjectNode> change, String message) {
        assertThatThrownBy(() -> ChainFile.compiled(ChainFile.changed(change)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static void fails(String json, String message) {
        assertThatThrownBy(() -> ChainFile.compiled(ChainFile.of(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
