package org.driftwatch.topics.germanium.dsp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A signal-processing chain as its file lists it.
 *
 * @param source what to call the file in errors
 * @param outputs names of the values that leave the chain, in order, each once
 * @param processors in the order of the file, which is not the order of evaluation
 */
public record ChainConfig(String source, List<String> outputs, List<ProcessorConfig> processors) {
    /** @throws IllegalArgumentException one line that names the file and what stands twice or not at all */
    public ChainConfig {
        outputs = List.copyOf(outputs);
        processors = List.copyOf(processors);
        if (outputs.isEmpty()) throw new IllegalArgumentException(source + ": outputs: needs at least 1 name, has 0");
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.indexOf(outputs.get(i)) < i)
                throw new IllegalArgumentException(source + ": outputs: '" + outputs.get(i) + "' stands twice");
        }
        requireOneMakerEach(source, processors);
    }

    private static void requireOneMakerEach(String source, List<ProcessorConfig> processors) {
        Map<String, String> makers = new HashMap<>();
        for (ProcessorConfig processor : processors) {
            for (String name : processor.names()) {
                String other = makers.put(name, processor.key());
                if (other == null) continue;
                throw new IllegalArgumentException(source + ": processor '" + processor.key() + "': '" + name
                        + "' is made by processor '" + other + "' already");
            }
        }
    }
}
