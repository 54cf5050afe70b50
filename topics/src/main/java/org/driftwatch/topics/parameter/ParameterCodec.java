package org.driftwatch.topics.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.codec.UndecodableException;

/** JSON of a parameter; the subject chooses the record type of the value. */
public record ParameterCodec(Map<String, Class<? extends ParameterValue>> subjects) implements Codec<Parameter> {
    private record Envelope(
            int schema,
            String subject,
            String scope,
            String run,
            int version,
            Instant validFrom,
            Instant validUntil,
            SortedMap<String, String> provenance) {}

    public ParameterCodec {
        subjects = Map.copyOf(subjects);
    }

    @Override
    public byte[] encode(Parameter parameter) {
        try {
            return Json.MAPPER.writeValueAsBytes(parameter);
        } catch (IOException e) {
            throw new IllegalArgumentException("parameter " + parameter.subject() + " is not JSON", e);
        }
    }

    @Override
    public Parameter decode(byte[] bytes) {
        try {
            return fromTree(Json.MAPPER.readTree(bytes));
        } catch (IOException e) {
            throw new UndecodableException(
                    "bad-json", e.getMessage().lines().findFirst().orElse("parameter"));
        }
    }

    private Parameter fromTree(JsonNode tree) throws IOException {
        if (!(tree instanceof ObjectNode object)) throw new UndecodableException("bad-json", "parameter is no object");
        Envelope head = Json.MAPPER.treeToValue(object, Envelope.class);
        Class<? extends ParameterValue> type = subjects.get(head.subject());
        if (type == null) throw new UndecodableException("unknown-subject", head.subject());
        ParameterValue value = Json.MAPPER.treeToValue(object.get("value"), type);
        SortedMap<String, String> provenance = head.provenance() == null ? new TreeMap<>() : head.provenance();
        return new Parameter(
                head.schema(),
                head.subject(),
                head.scope(),
                head.run(),
                head.version(),
                head.validFrom(),
                head.validUntil(),
                value,
                provenance);
    }
}
