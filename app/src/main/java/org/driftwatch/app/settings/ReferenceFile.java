package org.driftwatch.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.drift.NamedReference;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.germanium.GermaniumEnergy;

/** Line positions of an earlier run, from its results file, to watch drift against. */
final class ReferenceFile {
    private ReferenceFile() {}

    static List<NamedReference> read(String file) {
        List<NamedReference> references = new ArrayList<>();
        for (JsonNode parameter : tree(file).path("parameters")) {
            if (!GermaniumEnergy.SUBJECT.equals(parameter.path("subject").asText())) continue;
            for (JsonNode peak : parameter.path("value").path("peaks"))
                if (peak.path("found").asBoolean()) references.add(reference(parameter, peak));
        }
        if (references.isEmpty())
            throw new IllegalArgumentException("reference " + file + ": holds no found line of germanium.energy");
        return references;
    }

    private static JsonNode tree(String file) {
        try {
            return Json.MAPPER.readTree(Path.of(file).toFile());
        } catch (IOException e) {
            throw new IllegalArgumentException("reference " + file + ": is no results file that can be read", e);
        }
    }

    private static NamedReference reference(JsonNode parameter, JsonNode peak) {
        String name = "run " + parameter.path("run").asText() + " version "
                + parameter.path("version").asInt();
        return new NamedReference(
                parameter.path("scope").asText(),
                peak.path("energy_kev").asDouble(),
                peak.path("position_adc").asDouble(),
                peak.path("position_error_adc").asDouble(),
                name);
    }
}
