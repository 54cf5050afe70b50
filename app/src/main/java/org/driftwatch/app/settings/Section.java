package org.driftwatch.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One mapping of the settings file while it is read. Each getter names the key, its default and thereby its type; a
 * wrong value is noted and the default goes on, so that all faults come out together. A key that nobody asked for is a
 * fault too.
 */
final class Section {
    private final String path;
    private final JsonNode node;
    private final List<String> faults;
    private final Set<String> asked = new HashSet<>();
    private final List<Section> children = new ArrayList<>();

    Section(String path, JsonNode node, List<String> faults) {
        this.path = path;
        this.faults = faults;
        this.node = node == null || node.isNull() ? JsonNodeFactory.instance.objectNode() : node;
        if (!this.node.isObject()) fault("must be a mapping, was " + shown(this.node));
    }

    Section section(String key) {
        Section child = new Section(at(key), take(key), faults);
        children.add(child);
        return child;
    }

    List<Section> sections(String key) {
        List<Section> list = new ArrayList<>();
        JsonNode nodes = take(key);
        if (nodes == null) return list;
        if (!nodes.isArray()) fault(key, "must be a list, was " + shown(nodes));
        for (JsonNode item : nodes) list.add(new Section(at(key) + "[" + list.size() + "]", item, faults));
        children.addAll(list);
        return list;
    }

    boolean has(String key) {
        return node.has(key);
    }

    double number(String key, double otherwise) {
        return read(key, otherwise, Section::toNumber);
    }

    int integer(String key, int otherwise) {
        return read(key, otherwise, Section::toInteger);
    }

    int atLeast(String key, int otherwise, int bound) {
        return read(key, otherwise, value -> {
            int number = toInteger(value);
            if (number < bound) throw new IllegalArgumentException("must be at least " + bound + ", was " + number);
            return number;
        });
    }

    boolean flag(String key, boolean otherwise) {
        return read(key, otherwise, Section::toFlag);
    }

    String text(String key, String otherwise) {
        return read(key, otherwise, JsonNode::asText);
    }

    /** One of the constants of an enum, in small letters. */
    <E extends Enum<E>> E choice(String key, E otherwise) {
        return read(key, otherwise, value -> {
            List<String> known = new ArrayList<>();
            for (E each : otherwise.getDeclaringClass().getEnumConstants()) {
                String name = each.name().toLowerCase(Locale.ROOT);
                if (name.equals(value.asText())) return each;
                known.add(name);
            }
            throw new IllegalArgumentException("must be " + String.join(", ", known) + ", was " + shown(value));
        });
    }

    Duration duration(String key, Duration otherwise) {
        return read(key, otherwise, value -> Quantity.duration(value.asText()));
    }

    long bytes(String key, long otherwise) {
        return read(key, otherwise, value -> Quantity.bytes(value.asText()));
    }

    List<Double> numbers(String key, List<Double> otherwise) {
        return read(key, otherwise, Section::toNumbers);
    }

    List<String> texts(String key, List<String> otherwise) {
        return read(key, otherwise, Section::toTexts);
    }

    /** A mapping whose keys are names of one's own. */
    Map<String, Section> named(String key) {
        Map<String, Section> named = new LinkedHashMap<>();
        JsonNode nodes = take(key);
        if (nodes == null) return named;
        if (!nodes.isObject()) fault(key, "must be a mapping, was " + shown(nodes));
        nodes.properties()
                .forEach(item ->
                        named.put(item.getKey(), new Section(at(key) + "." + item.getKey(), item.getValue(), faults)));
        children.addAll(named.values());
        return named;
    }

    /** A mapping of names of one's own to numbers; empty without one. */
    Map<String, Double> numbersByName(String key) {
        return read(key, Map.of(), Section::toNumbersByName);
    }

    /** A mapping of these names to numbers; empty without one. */
    Map<String, Double> numbersByName(String key, List<String> names) {
        return read(key, Map.of(), value -> only(names, toNumbersByName(value)));
    }

    /** A list of mappings of these names to numbers; empty without one. */
    List<Map<String, Double>> mappings(String key, List<String> names) {
        return read(key, List.of(), value -> {
            if (!value.isArray()) throw new IllegalArgumentException("must be a list, was " + shown(value));
            List<Map<String, Double>> all = new ArrayList<>();
            for (JsonNode item : value) all.add(only(names, toNumbersByName(item)));
            return List.copyOf(all);
        });
    }

    /** One number, under the empty name, or a mapping of these names to numbers; empty without either. */
    Map<String, Double> numberOrNumbers(String key, List<String> names) {
        return read(
                key,
                Map.of(),
                value -> value.isNumber() ? Map.of("", value.asDouble()) : only(names, toNumbersByName(value)));
    }

    private static Map<String, Double> only(List<String> names, Map<String, Double> given) {
        for (String name : given.keySet())
            if (!names.contains(name))
                throw new IllegalArgumentException("has no " + name + "; known here: " + String.join(", ", names));
        return given;
    }

    /** Two levels of texts, as the peer's DSP database has them. */
    Map<String, Map<String, String>> database(String key) {
        JsonNode sections = take(key);
        return sections == null ? new TreeMap<>() : database(sections, at(key), faults);
    }

    static Map<String, Map<String, String>> database(JsonNode sections, String path, List<String> faults) {
        Map<String, Map<String, String>> database = new TreeMap<>();
        if (!sections.isObject()) faults.add(path + " must be a mapping, was " + shown(sections));
        sections.properties().forEach(section -> database.put(section.getKey(), texts(section.getValue())));
        return database;
    }

    private static Map<String, String> texts(JsonNode section) {
        Map<String, String> texts = new TreeMap<>();
        section.properties().forEach(value -> texts.put(value.getKey(), text(value.getValue())));
        return texts;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** Builds a record; its own complaint becomes a fault of this section. */
    <T> T build(Supplier<T> constructor, T otherwise) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            fault(e.getMessage());
            return otherwise;
        }
    }

    /** Notes the keys that nobody asked for, here and below. */
    void close() {
        node.fieldNames().forEachRemaining(key -> {
            if (!asked.contains(key)) fault(key, "is not a setting; known here: " + String.join(", ", known()));
        });
        children.forEach(Section::close);
    }

    private List<String> known() {
        return asked.stream().sorted().toList();
    }

    /** A value of a form of its own; {@code otherwise} when it is not there or null. */
    <T> T read(String key, T otherwise, Function<JsonNode, T> reader) {
        JsonNode value = take(key);
        if (value == null) return otherwise;
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            fault(key, e.getMessage());
            return otherwise;
        }
    }

    private JsonNode take(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    private static double toNumber(JsonNode value) {
        if (!value.isNumber()) throw new IllegalArgumentException("must be a number, was " + shown(value));
        return value.asDouble();
    }

    private static int toInteger(JsonNode value) {
        if (!value.canConvertToInt() || !value.isIntegralNumber())
            throw new IllegalArgumentException("must be a whole number, was " + shown(value));
        return value.intValue();
    }

    private static boolean toFlag(JsonNode value) {
        if (!value.isBoolean()) throw new IllegalArgumentException("must be true or false, was " + shown(value));
        return value.booleanValue();
    }

    private static List<Double> toNumbers(JsonNode value) {
        if (!value.isArray()) throw new IllegalArgumentException("must be a list of numbers, was " + shown(value));
        List<Double> numbers = new ArrayList<>();
        for (JsonNode item : value) numbers.add(toNumber(item));
        return List.copyOf(numbers);
    }

    private static List<String> toTexts(JsonNode value) {
        if (!value.isArray()) throw new IllegalArgumentException("must be a list, was " + shown(value));
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) texts.add(item.asText());
        return List.copyOf(texts);
    }

    private static Map<String, Double> toNumbersByName(JsonNode value) {
        if (!value.isObject())
            throw new IllegalArgumentException("must be a number or a mapping of numbers, was " + shown(value));
        Map<String, Double> numbers = new LinkedHashMap<>();
        value.properties().forEach(item -> numbers.put(item.getKey(), toNumber(item.getValue())));
        return numbers;
    }

    private static String shown(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }

    private String at(String key) {
        return path.endsWith(": ") ? path + key : path + "." + key;
    }

    private void fault(String key, String what) {
        faults.add(at(key) + " " + what);
    }

    private void fault(String what) {
        faults.add(path + " " + what);
    }
}
