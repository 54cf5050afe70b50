package org.driftwatch.topics.germanium.dsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one entry of {@code processors}; a mere text is an expression. */
final class ProcessorReader {
    /** What an entry may hold; {@code signature}, {@code types} and {@code lh5_attrs} say nothing that is needed here. */
    private static final Set<String> KNOWN = Set.of(
            "function",
            "module",
            "args",
            "kwargs",
            "init_args",
            "unit",
            "defaults",
            "prereqs",
            "coord_grid",
            "signature",
            "types",
            "lh5_attrs");

    private static final Set<String> KEYWORDS = Set.of("signature", "types", "coord_grid");

    private final String where;
    private final JsonNode node;

    ProcessorReader(String where, JsonNode node) {
        this.where = where;
        this.node = node.isTextual() ? JsonNodeFactory.instance.objectNode().set("function", node) : node;
    }

    ProcessorConfig read(String key) {
        if (!node.isObject()) throw fault("must be an object or an expression, was " + ChainConfigReader.shown(node));
        requireKnown(node, KNOWN, "");
        requireKnown(node.path("kwargs"), KEYWORDS, "kwargs.");
        JsonNode function = node.path("function");
        if (!function.isTextual() || function.asText().isBlank())
            throw fault("function: must be a name, was " + ChainConfigReader.shown(function));
        JsonNode args = node.path("args");
        boolean none = args.isMissingNode() || args.isArray() && args.isEmpty();
        if (node.has("module") && none) throw fault("args: must be a list of arguments, is missing");
        JsonNode grid = node.has("coord_grid")
                ? node.path("coord_grid")
                : node.path("kwargs").path("coord_grid");
        ProcessorConfig processor = new ProcessorConfig(
                key,
                withModule(function.asText().strip()),
                texts("args", args),
                texts("init_args", node.path("init_args")),
                oneOrMore("unit", node.path("unit")),
                defaults(node.path("defaults")),
                oneOrMore("prereqs", node.path("prereqs")),
                oneOrMore("coord_grid", grid));
        int units = processor.units().size();
        int names = processor.names().size();
        if (units > 1 && units != names)
            throw fault("unit: must be 1 or " + names + " texts, as many as there are names, was " + units);
        return processor;
    }

    private String withModule(String function) {
        JsonNode module = node.path("module");
        if (module.isMissingNode()) return function;
        if (!module.isTextual()) throw fault("module: must be a name, was " + ChainConfigReader.shown(module));
        return module.asText().strip() + "." + function;
    }

    private List<String> texts(String key, JsonNode list) {
        List<String> texts = new ArrayList<>();
        if (list.isMissingNode()) return texts;
        if (!list.isArray()) throw fault(key + ": must be a list, was " + ChainConfigReader.shown(list));
        for (JsonNode item : list) texts.add(text(key + "[" + texts.size() + "]", item));
        return texts;
    }

    private List<String> oneOrMore(String key, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return List.of();
        return value.isArray() ? texts(key, value) : List.of(text(key, value));
    }

    private SortedMap<String, String> defaults(JsonNode values) {
        SortedMap<String, String> defaults = new TreeMap<>();
        if (!values.isMissingNode() && !values.isObject())
            throw fault("defaults: must be an object, was " + ChainConfigReader.shown(values));
        for (Map.Entry<String, JsonNode> value : values.properties())
            defaults.put(value.getKey(), text("defaults." + value.getKey(), value.getValue()));
        return defaults;
    }

    /** Numbers and lists of numbers are written out; they are read again as parts of an expression. */
    private String text(String key, JsonNode value) {
        if (value.isTextual() || value.isNumber()) return value.asText();
        if (value.isArray()) return value.toString().replace('"', '\'');
        if (value.isBoolean()) return value.asBoolean() ? "1" : "0";
        throw fault(key + ": must be a text, a number or a list, was " + ChainConfigReader.shown(value));
    }

    private void requireKnown(JsonNode object, Set<String> known, String prefix) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (known.contains(entry.getKey()) || ChainConfigReader.isRemark(entry.getKey())) continue;
            throw fault("'" + prefix + entry.getKey() + "' is no key of a processor; known: "
                    + String.join(", ", known.stream().sorted().toList()));
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(where + ": " + what);
    }
}
