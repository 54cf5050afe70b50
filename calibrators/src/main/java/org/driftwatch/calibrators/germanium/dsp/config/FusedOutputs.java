package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.driftwatch.calibrators.germanium.dsp.DspChain;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.dsp.GermaniumDsp;

/**
 * Which outputs of a chain are outputs of the built-in one, and the settings under which they are.
 *
 * @param settings null when there is none
 * @param indices by output of the chain: index of the built-in output
 */
record FusedOutputs(DspSettings settings, SortedMap<String, Integer> indices) {
    private static final FusedOutputs NONE = new FusedOutputs(null, new TreeMap<>());

    /** Output by output; one that needs other settings than those before it is left to plain filters. */
    static FusedOutputs of(ParsedChain chain, boolean compat) {
        FusedMatch match = new FusedMatch(chain);
        SortedMap<String, Integer> indices = match.find();
        if (indices.isEmpty()) return NONE;
        try {
            return new FusedOutputs(
                    DspSettings.withOverrides(texts(match.settings())).withCompat(compat), indices);
        } catch (IllegalArgumentException outOfBounds) {
            return NONE; // the plain filters say what is wrong with it
        }
    }

    private static Map<String, Map<String, String>> texts(SortedMap<String, Value.Constant> settings) {
        Map<String, Map<String, String>> database = new TreeMap<>();
        settings.forEach((key, value) -> {
            String[] path = key.split("\\.");
            String text = value.powerOfTime() == 0 ? "" + value.value() : value.value() + "*ns";
            database.computeIfAbsent(path[0], section -> new TreeMap<>()).put(path[1], text);
        });
        return database;
    }

    int count() {
        return indices.size();
    }

    /**
     * The chain with as much of it fused as is known.
     *
     * @param plain makes the chain of the outputs that are left
     * @return null when the waveform is too short for the whole of the fused chain
     */
    DspChain chain(
            List<String> outputs,
            Function<List<String>, DspChain> plain,
            int samples,
            double periodNs,
            double startNs) {
        GermaniumDsp quick;
        try {
            quick = settings.chain(samples, periodNs, startNs);
        } catch (IllegalArgumentException tooShort) {
            return null;
        }
        List<String> rest = new ArrayList<>(outputs);
        rest.removeAll(indices.keySet());
        int[] from = new int[outputs.size()];
        for (int i = 0; i < from.length; i++) {
            Integer index = indices.get(outputs.get(i));
            from[i] = index == null ? -1 - rest.indexOf(outputs.get(i)) : index;
        }
        return new MixedChain(quick, rest.isEmpty() ? null : plain.apply(rest), from, rest.size());
    }
}
