package org.driftwatch.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the nodes of a settings file stand for; an {@link IllegalArgumentException} says what one must be and what it was. */
final class NodeValues {
    private NodeValues() {}

    static double number(JsonNode value) {
        if (!value.isNumber()) throw new IllegalArgumentException("must be a number, was " + shown(value));
        return value.asDouble();
    }

    static int integer(JsonNode value) {
        if (!value.canConvertToInt() || !value.isIntegralNumber())
            throw new IllegalArgumentException("must be a whole number, was " + shown(value));
        return value.intValue();
    }

    static List<Integer> integers(JsonNode value) {
        return list(value, "a list of whole numbers", NodeValues::integer);
    }

    static boolean flag(JsonNode value) {
        if (!value.isBoolean()) throw new IllegalArgumentException("must be true or false, was " + shown(value));
        return value.booleanValue();
    }

    static boolean onOrOff(JsonNode value) {
        if (value.isBoolean()) return value.booleanValue();
        if (value.isTextual() && (value.asText().equals("on") || value.asText().equals("off")))
            return value.asText().equals("on");
        throw new IllegalArgumentException("must be on or off, was " + shown(value));
    }

    static List<Double> numbers(JsonNode value) {
        return list(value, "a list of numbers", NodeValues::number);
    }

    static List<String> texts(JsonNode value) {
        return list(value, "a list", JsonNode::asText);
    }

    /** @param what what the value must be, for people */
    static <T> List<T> list(JsonNode value, String what, Function<JsonNode, T> item) {
        if (!value.isArray()) throw new IllegalArgumentException("must be " + what + ", was " + shown(value));
        List<T> items = new ArrayList<>();
        for (JsonNode each : value) items.add(item.apply(each));
        return List.copyOf(items);
    }

    /** Numbers by names of one's own. */
    static Map<String, Double> numbersByName(JsonNode value) {
        if (!value.isObject())
            throw new IllegalArgumentException("must be a number or a mapping of numbers, was " + shown(value));
        Map<String, Double> numbers = new LinkedHashMap<>();
        value.properties().forEach(item -> numbers.put(item.getKey(), number(item.getValue(), item.getKey())));
        return numbers;
    }

    /** A number, or one written as text, as the peer's parameters may be. */
    private static double number(JsonNode value, String name) {
        try {
            return value.isTextual() ? new BigDecimal(value.textValue().strip()).doubleValue() : number(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a number at " + name + ", was " + shown(value), e);
        }
    }

    /** At most sixty characters of it. */
    static String shown(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }

    /** Numbers by these names. */
    static Map<String, Double> numbersByName(JsonNode value, List<String> names) {
        return only(names, numbersByName(value));
    }

    private static Map<String, Double> only(List<String> names, Map<String, Double> given) {
        for (String name : given.keySet())
            if (!names.contains(name))
                throw new IllegalArgumentException("has no " + name + "; known here: " + String.join(", ", names));
        return given;
    }

    /** Two levels of texts; what is no mapping is a fault of this path. */
    static Map<String, Map<String, String>> database(JsonNode sections, String path, List<String> faults) {
        Map<String, Map<String, String>> database = new TreeMap<>();
        if (!sections.isObject()) faults.add(path + " must be a mapping, was " + shown(sections));
        sections.properties().forEach(section -> database.put(section.getKey(), textsByName(section.getValue())));
        return database;
    }

    private static Map<String, String> textsByName(JsonNode section) {
        Map<String, String> texts = new TreeMap<>();
        section.properties().forEach(value -> texts.put(value.getKey(), text(value.getValue())));
        return texts;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
