package org.driftwatch.topics.hit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Operations from and to JSON trees, in their order. Faults name the path, the bound and the value in one line. */
final class HitTree {
    private HitTree() {}

    static Map<String, HitOperation> operations(JsonNode tree, String path) {
        Map<String, HitOperation> operations = new LinkedHashMap<>();
        object(tree, path)
                .properties()
                .forEach(entry ->
                        operations.put(entry.getKey(), operation(entry.getValue(), path + "." + entry.getKey())));
        return operations;
    }

    private static HitOperation operation(JsonNode tree, String path) {
        ObjectNode operation = object(tree, path);
        JsonNode expression = operation.get("expression");
        if (expression == null || !expression.isTextual())
            throw fault(path + ".expression", "must be text", expression);
        return new HitOperation(
                expression.textValue(),
                parameters(operation.get("parameters"), path + ".parameters"),
                texts(operation.get("lgdo_attrs"), path + ".lgdo_attrs"));
    }

    private static SortedMap<String, Double> parameters(JsonNode tree, String path) {
        SortedMap<String, Double> parameters = new TreeMap<>();
        if (isMissing(tree)) return parameters;
        object(tree, path)
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), number(entry.getValue(), path + "." + entry.getKey())));
        return parameters;
    }

    /** A number, one written as text, a boolean as 1 or 0, null as NaN. */
    private static double number(JsonNode value, String path) {
        if (value.isNumber()) return value.doubleValue();
        if (value.isBoolean()) return value.booleanValue() ? 1 : 0;
        if (value.isNull()) return Double.NaN;
        if (value.isTextual()) return number(value.textValue().strip(), value, path);
        throw fault(path, "must be a number", value);
    }

    private static double number(String text, JsonNode value, String path) {
        switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "nan":
                return Double.NaN;
            case "inf", "infinity":
                return Double.POSITIVE_INFINITY;
            case "-inf", "-infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                break;
        }
        if (!text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?"))
            throw fault(path, "must be a number", value);
        return Double.parseDouble(text);
    }

    private static SortedMap<String, String> texts(JsonNode tree, String path) {
        if (isMissing(tree)) return null;
        SortedMap<String, String> texts = new TreeMap<>();
        object(tree, path)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), text(entry.getValue(), path + "." + entry.getKey())));
        return texts;
    }

    static String text(JsonNode value, String path) {
        if (!value.isValueNode()) throw fault(path, "must be text", value);
        return value.asText();
    }

    static ObjectNode object(JsonNode tree, String path) {
        if (tree instanceof ObjectNode object) return object;
        throw fault(path, "must be a mapping", tree);
    }

    static boolean isMissing(JsonNode tree) {
        return tree == null || tree.isNull();
    }

    static IllegalArgumentException fault(String path, String bound, JsonNode value) {
        String text = value == null ? "nothing" : value.toString();
        return new IllegalArgumentException(
                path + " " + bound + ", was " + (text.length() > 60 ? text.substring(0, 57) + "..." : text));
    }

    static ObjectNode tree(Map<String, HitOperation> operations) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        operations.forEach((name, operation) -> tree.set(name, tree(operation)));
        return tree;
    }

    private static ObjectNode tree(HitOperation operation) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("expression", operation.expression());
        ObjectNode parameters = tree.putObject("parameters");
        operation.parameters().forEach((name, value) -> put(parameters, name, value));
        if (operation.lgdoAttrs() != null) {
            ObjectNode attributes = tree.putObject("lgdo_attrs");
            operation.lgdoAttrs().forEach(attributes::put);
        }
        return tree;
    }

    private static void put(ObjectNode parameters, String name, Double value) {
        if (value == null || !Double.isFinite(value)) parameters.putNull(name);
        else parameters.put(name, value);
    }
}
