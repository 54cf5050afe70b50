package org.driftwatch.topics.germanium.dsp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a chain from the peer's JSON: {@code {"outputs": ["bl_mean"], "processors": {"bl_mean, bl_std": {"function": …,
 * "module": …, "args": […], "unit": […], "defaults": {"db.bl.end": "12*us"}}}}}.
 */
public final class ChainConfigReader {
    private static final Set<String> TOP = Set.of("outputs", "processors");
    private final String source;

    private ChainConfigReader(String source) {
        this.source = source;
    }

    /**
     * @param source what to call the file in errors
     * @throws IllegalArgumentException one line with file, processor, key and value
     */
    public static ChainConfig read(String source, JsonNode tree) {
        return new ChainConfigReader(source).chain(tree);
    }

    private ChainConfig chain(JsonNode tree) {
        if (tree == null || !tree.isObject()) throw fault("must be an object with 'outputs' and 'processors'");
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            if (!TOP.contains(entry.getKey()) && !isRemark(entry.getKey()))
                throw fault("'" + entry.getKey() + "' is no key of a chain; known: outputs, processors");
        }
        JsonNode processors = tree.path("processors");
        if (!processors.isObject()) throw fault("processors: must be an object, was " + shown(processors));
        List<ProcessorConfig> entries = new ArrayList<>();
        processors.properties().forEach(entry -> entries.add(processor(entry.getKey(), entry.getValue())));
        return new ChainConfig(source, outputs(tree.path("outputs")), entries);
    }

    private List<String> outputs(JsonNode node) {
        if (!node.isArray()) throw fault("outputs: must be a list of names, was " + shown(node));
        List<String> names = new ArrayList<>();
        for (JsonNode name : node) {
            if (!name.isTextual()) throw fault("outputs: must be a list of names, holds " + shown(name));
            names.add(name.asText());
        }
        return names;
    }

    private ProcessorConfig processor(String key, JsonNode node) {
        if (key.isBlank()) throw fault("processors: an entry has no name");
        return new ProcessorReader(source + ": processor '" + key + "'", node).read(key);
    }

    static boolean isRemark(String key) {
        return key.startsWith("_") || key.equals("description") || key.equals("comment");
    }

    static String shown(JsonNode node) {
        if (node.isMissingNode()) return "missing";
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(source + ": " + what);
    }
}
