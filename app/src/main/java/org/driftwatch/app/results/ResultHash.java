package org.driftwatch.app.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.Provenance;

/**
 * SHA-256 over canonical JSON of all parameter versions and drift points: sorted keys, shortest doubles, NaN as null,
 * sorted by subject, scope and time. Provenance stays outside, so that speed, threads and a new commit do not move it; so do versions
 * that a person decided on, which do not follow from the data.
 */
final class ResultHash {
    private ResultHash() {}

    static String of(List<Parameter> parameters, List<DriftPoint> drift) {
        ObjectNode content = Json.MAPPER.createObjectNode();
        ArrayNode versions = content.putArray("parameters");
        parameters.stream()
                .filter(parameter -> !parameter.provenance().containsKey(Provenance.COMMAND))
                .forEach(parameter -> versions.add(withoutProvenance(parameter)));
        ArrayNode points = content.putArray("drift");
        drift.forEach(point -> points.add(Json.MAPPER.<ObjectNode>valueToTree(point)));
        content.putArray("alarms");
        return sha256(bytes(content));
    }

    private static ObjectNode withoutProvenance(Parameter parameter) {
        ObjectNode node = Json.MAPPER.valueToTree(parameter);
        node.remove("provenance");
        return node;
    }

    private static byte[] bytes(ObjectNode content) {
        try {
            return Json.MAPPER.writeValueAsBytes(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
