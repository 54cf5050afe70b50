package org.driftwatch.app.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/**
 * A DSP database, e.g. {@code {"pz": {"tau1": "481357.3*ns", …}, "etrap": {"rise": "8.00*us"}}}: the {@code output_dict} of all subjects
 * laid over one another. A null is left out, so that the default of the chain applies.
 */
final class DspDictionary implements Dictionary {
    @Override
    public String suffix() {
        return "par_dsp";
    }

    @Override
    public ObjectNode of(SortedMap<String, JsonNode> values, Instant at) {
        ObjectNode database = JsonNodeFactory.instance.objectNode();
        values.forEach((subject, value) -> {
            JsonNode own = value.path("output_dict");
            if (own.isObject()) merge(own, database, subject + ".output_dict");
        });
        return database;
    }

    private static void merge(JsonNode from, ObjectNode into, String path) {
        for (Map.Entry<String, JsonNode> entry : from.properties()) {
            String at = path + "." + entry.getKey();
            JsonNode value = entry.getValue();
            JsonNode before = into.get(entry.getKey());
            if (value.isNull()) continue;
            if (!value.isObject()) put(into, entry.getKey(), value, at);
            else if (before == null) merge(value, into.putObject(entry.getKey()), at);
            else if (before instanceof ObjectNode section) merge(value, section, at);
            else throw conflict(at);
        }
    }

    private static void put(ObjectNode into, String key, JsonNode value, String path) {
        JsonNode before = into.get(key);
        if (before != null && !before.equals(value)) throw conflict(path);
        into.set(key, value);
    }

    private static IllegalArgumentException conflict(String path) {
        return new IllegalArgumentException(path + " is given by two subjects in different ways");
    }
}
