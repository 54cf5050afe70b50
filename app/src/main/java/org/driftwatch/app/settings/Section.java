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
        if (!this.node.isObject()) fault("must be a mapping, was " + NodeValues.shown(this.node));
    }

    /** Whether the key is there and not null. */
    boolean has(String key) {
        asked.add(key);
        return node.hasNonNull(key);
    }

    /** The innermost of these nested sections that are there, otherwise this one. */
    Section within(String... keys) {
        Section innermost = this;
        for (String key : keys) if (innermost.has(key)) innermost = innermost.section(key);
        return innermost;
    }

    /** Keys that others read. */
    void leave(String... keys) {
        asked.addAll(List.of(keys));
    }

    /** Notes a fault when the key is not there. */
    void require(String key) {
        if (!has(key)) fault(key, "is missing");
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
        if (!nodes.isArray()) fault(key, "must be a list, was " + NodeValues.shown(nodes));
        for (JsonNode item : nodes) list.add(new Section(at(key) + "[" + list.size() + "]", item, faults));
        children.addAll(list);
        return list;
    }

    double number(String key, double otherwise) {
        return read(key, otherwise, NodeValues::number);
    }

    int integer(String key, int otherwise) {
        return read(key, otherwise, NodeValues::integer);
    }

    int atLeast(String key, int otherwise, int bound) {
        return read(key, otherwise, value -> {
            int number = NodeValues.integer(value);
            if (number < bound) throw new IllegalArgumentException("must be at least " + bound + ", was " + number);
            return number;
        });
    }

    boolean flag(String key, boolean otherwise) {
        return read(key, otherwise, NodeValues::flag);
    }

    /** {@code on} or {@code off}, or their like: true or false. */
    boolean onOrOff(String key, boolean otherwise) {
        return read(key, otherwise, NodeValues::onOrOff);
    }

    String text(String key, String otherwise) {
        return read(key, otherwise, JsonNode::asText);
    }

    /** The text at the key, empty when something else than a text stands there. */
    String textOrEmpty(String key) {
        JsonNode value = take(key);
        return value != null && value.isTextual() ? value.asText() : "";
    }

    /** A list of lists of numbers; empty without one. */
    List<List<Double>> listsOfNumbers(String key) {
        return read(key, List.of(), value -> NodeValues.list(value, "a list of lists", NodeValues::numbers));
    }

    /** A list of whole numbers; empty without one. */
    List<Integer> ids(String key) {
        return read(key, List.of(), NodeValues::integers);
    }

    /** Lists of whole numbers by names of one's own; empty without any. */
    Map<String, List<Integer>> idsByName(String key) {
        return read(key, Map.of(), value -> {
            if (!value.isObject())
                throw new IllegalArgumentException("must be a mapping of lists, was " + NodeValues.shown(value));
            Map<String, List<Integer>> all = new LinkedHashMap<>();
            value.properties().forEach(item -> all.put(item.getKey(), NodeValues.integers(item.getValue())));
            return all;
        });
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
            throw new IllegalArgumentException(
                    "must be " + String.join(", ", known) + ", was " + NodeValues.shown(value));
        });
    }

    Duration duration(String key, Duration otherwise) {
        return read(key, otherwise, value -> Quantity.duration(value.asText()));
    }

    long bytes(String key, long otherwise) {
        return read(key, otherwise, value -> Quantity.bytes(value.asText()));
    }

    List<Double> numbers(String key, List<Double> otherwise) {
        return read(key, otherwise, NodeValues::numbers);
    }

    List<String> texts(String key, List<String> otherwise) {
        return read(key, otherwise, NodeValues::texts);
    }

    /** A mapping whose keys are names of one's own. */
    Map<String, Section> named(String key) {
        Map<String, Section> named = new LinkedHashMap<>();
        JsonNode nodes = take(key);
        if (nodes == null) return named;
        if (!nodes.isObject()) fault(key, "must be a mapping, was " + NodeValues.shown(nodes));
        nodes.properties()
                .forEach(item ->
                        named.put(item.getKey(), new Section(at(key) + "." + item.getKey(), item.getValue(), faults)));
        children.addAll(named.values());
        return named;
    }

    /** A mapping of names of one's own to numbers; empty without one. */
    Map<String, Double> numbersByName(String key) {
        return read(key, Map.of(), NodeValues::numbersByName);
    }

    /** A mapping of these names to numbers; empty without one. */
    Map<String, Double> numbersByName(String key, List<String> names) {
        return read(key, Map.of(), value -> NodeValues.numbersByName(value, names));
    }

    /** A list of mappings of these names to numbers; empty without one. */
    List<Map<String, Double>> mappings(String key, List<String> names) {
        return read(
                key,
                List.of(),
                value -> NodeValues.list(value, "a list", item -> NodeValues.numbersByName(item, names)));
    }

    /** One number, under the empty name, or a mapping of these names to numbers; empty without either. */
    Map<String, Double> numberOrNumbers(String key, List<String> names) {
        return read(
                key,
                Map.of(),
                value -> value.isNumber() ? Map.of("", value.asDouble()) : NodeValues.numbersByName(value, names));
    }

    /** Two levels of texts, as the peer's DSP database has them. */
    Map<String, Map<String, String>> database(String key) {
        JsonNode sections = take(key);
        return sections == null ? new TreeMap<>() : NodeValues.database(sections, at(key), faults);
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
