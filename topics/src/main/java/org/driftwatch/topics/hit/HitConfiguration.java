package org.driftwatch.topics.hit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the columns of the hit tier are made, in the shape of the peer:
 *
 * <pre>
 * {"outputs": ["cuspEmax_cal", "quality"],
 *  "operations": {"cuspEmax_cal": {"expression": "a + b * cuspEmax", "parameters": {"a": 0.0, "b": 0.1547},
 *                                  "lgdo_attrs": {"units": "keV"}}},
 *  "aggregations": {"quality": {"bit0": "is_good"}}}
 * </pre>
 *
 * Parameters may be numbers, numbers as text, booleans (1 and 0) or null (NaN).
 *
 * @param outputs columns to keep; null: everything
 * @param operations by name of the column they make, in the order of the file
 * @param aggregations by name of the bit field they make: columns by key, the first is bit 0
 */
public record HitConfiguration(
        List<String> outputs, Map<String, HitOperation> operations, Map<String, Map<String, String>> aggregations) {
    public HitConfiguration {
        outputs = outputs == null ? null : List.copyOf(outputs);
        operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
        Map<String, Map<String, String>> copied = new LinkedHashMap<>();
        aggregations.forEach((name, bits) -> copied.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(bits))));
        aggregations = Collections.unmodifiableMap(copied);
    }

    /** Operations only, everything kept. */
    public static HitConfiguration of(Map<String, HitOperation> operations) {
        return new HitConfiguration(null, operations, Map.of());
    }

    /**
     * Reads a tree; unknown keys are somebody else's.
     *
     * @param path what an error begins with, e.g. file and channel
     * @throws IllegalArgumentException naming path, bound and value in one line
     */
    public static HitConfiguration of(JsonNode tree, String path) {
        ObjectNode root = HitTree.object(tree, path);
        return new HitConfiguration(
                outputs(root.get("outputs"), path + ".outputs"),
                HitTree.operations(root.get("operations"), path + ".operations"),
                aggregations(root.get("aggregations"), path + ".aggregations"));
    }

    private static List<String> outputs(JsonNode tree, String path) {
        if (HitTree.isMissing(tree)) return null;
        if (!tree.isArray()) throw HitTree.fault(path, "must be a list of columns", tree);
        List<String> outputs = new ArrayList<>();
        for (JsonNode output : tree) outputs.add(HitTree.text(output, path + "[" + outputs.size() + "]"));
        return outputs;
    }

    private static Map<String, Map<String, String>> aggregations(JsonNode tree, String path) {
        Map<String, Map<String, String>> aggregations = new LinkedHashMap<>();
        if (HitTree.isMissing(tree)) return aggregations;
        HitTree.object(tree, path)
                .properties()
                .forEach(
                        entry -> aggregations.put(entry.getKey(), bits(entry.getValue(), path + "." + entry.getKey())));
        return aggregations;
    }

    private static Map<String, String> bits(JsonNode tree, String path) {
        Map<String, String> bits = new LinkedHashMap<>();
        HitTree.object(tree, path)
                .properties()
                .forEach(bit -> bits.put(bit.getKey(), HitTree.text(bit.getValue(), path + "." + bit.getKey())));
        return bits;
    }

    /** The same as JSON; what is null or empty is left out. */
    public ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        if (outputs != null) {
            ArrayNode list = tree.putArray("outputs");
            outputs.forEach(list::add);
        }
        tree.set("operations", HitTree.tree(operations));
        if (aggregations.isEmpty()) return tree;
        ObjectNode fields = tree.putObject("aggregations");
        aggregations.forEach((name, bits) -> bits.forEach(fields.putObject(name)::put));
        return tree;
    }
}
