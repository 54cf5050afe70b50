package org.driftwatch.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter.Entry;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter.Of;

/**
 * A setting that can differ from telescope to telescope: one value for all, a map by type {@code {LST: 1.0}}, where {@code "*"} is all, or a list of
 * {@code [type, "LST*", 1.0]} and {@code [id, 6, 1.0]}. A value may be null.
 */
final class TelescopeValues {
    private TelescopeValues() {}

    static Function<JsonNode, TelescopeParameter<Double>> numbers(String field) {
        return value -> parse(field, value, TelescopeValues::number);
    }

    static Function<JsonNode, TelescopeParameter<Integer>> ids(String field) {
        return value -> parse(field, value, TelescopeValues::id);
    }

    private static <T> TelescopeParameter<T> parse(String field, JsonNode value, Function<JsonNode, T> one) {
        List<Entry<T>> entries = new ArrayList<>();
        if (value.isObject())
            value.properties().forEach(each -> entries.add(ofType(each.getKey(), orNull(each.getValue(), one))));
        else if (value.isArray()) for (JsonNode each : value) entries.add(entry(each, one));
        else return TelescopeParameter.all(field, one.apply(value));
        return new TelescopeParameter<>(field, entries);
    }

    private static <T> Entry<T> ofType(String type, T value) {
        return type.equals("*") ? new Entry<>(Of.ALL, "", value) : new Entry<>(Of.TYPE_NAME, type, value);
    }

    private static <T> Entry<T> entry(JsonNode triple, Function<JsonNode, T> one) {
        if (!triple.isArray() || triple.size() != 3)
            throw new IllegalArgumentException("must be a list of [type or id, which, value], was " + triple);
        String command = triple.get(0).asText();
        if (!command.equals("type") && !command.equals("id"))
            throw new IllegalArgumentException("must say type or id, was " + command);
        Of of = command.equals("id") ? Of.ID : Of.TYPE;
        return new Entry<>(of, triple.get(1).asText(), orNull(triple.get(2), one));
    }

    private static <T> T orNull(JsonNode value, Function<JsonNode, T> one) {
        return value.isNull() ? null : one.apply(value);
    }

    private static Double number(JsonNode value) {
        if (value.isNumber()) return value.asDouble();
        throw new IllegalArgumentException("must be a number, was " + value);
    }

    private static Integer id(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToInt()) return value.intValue();
        throw new IllegalArgumentException("must be a telescope id, was " + value);
    }
}
