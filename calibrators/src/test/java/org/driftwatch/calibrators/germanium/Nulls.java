package org.driftwatch.calibrators.germanium;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.parameter.ParameterValue;

/** Where the published form of a value has nulls, and whether its {@code refused} says why. */
public final class Nulls {

    private Nulls() {}

    /** Fields with a null somewhere below and no entry in {@code refused}; {@code off} are null where nobody asked for them. */
    public static Set<String> withoutReason(ParameterValue value, String... off) {
        JsonNode tree = Json.MAPPER.valueToTree(value);
        List<String> told = new ArrayList<>();
        tree.path("refused").fieldNames().forEachRemaining(told::add);
        Set<String> silent = new TreeSet<>();
        tree.properties().forEach(field -> {
            boolean reason = told.stream().anyMatch(part -> (part + " ").startsWith(field.getKey() + " "));
            if (holdsNull(field.getValue()) && !reason && !List.of(off).contains(field.getKey()))
                silent.add(field.getKey());
        });
        return silent;
    }

    private static boolean holdsNull(JsonNode node) {
        if (node.isNull()) return true;
        for (JsonNode child : node) if (holdsNull(child)) return true;
        return false;
    }
}
