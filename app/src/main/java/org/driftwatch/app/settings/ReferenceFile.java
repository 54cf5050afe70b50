package org.driftwatch.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.drift.NamedReference;
import org.driftwatch.calibrators.drift.Width;
import org.driftwatch.calibrators.germanium.energy.EnergySettings;
import org.driftwatch.topics.germanium.GermaniumEnergy;

/** Positions and widths of lines to watch drift against: those of an earlier run, from its results file, or those of a hit configuration. */
final class ReferenceFile {
    private ReferenceFile() {}

    /** @param settings names the uncalibrated energy and the lines that a hit configuration is asked for */
    static List<NamedReference> read(String file, EnergySettings settings) {
        JsonNode tree = tree(file);
        try {
            return tree.path("parameters").isArray()
                    ? ofResults(tree)
                    : new HitReference(Path.of(file).getFileName().toString(), settings).read(tree);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("reference " + file + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(String file) {
        try {
            return DataFile.read(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "reference " + file + ": is neither a results file nor a hit configuration that can be read", e);
        }
    }

    private static List<NamedReference> ofResults(JsonNode results) {
        List<NamedReference> references = new ArrayList<>();
        for (JsonNode parameter : results.path("parameters")) {
            if (!GermaniumEnergy.SUBJECT.equals(parameter.path("subject").asText())) continue;
            for (JsonNode peak : parameter.path("value").path("peaks"))
                if (peak.path("found").asBoolean()) references.add(reference(parameter, peak));
        }
        if (references.isEmpty()) throw new IllegalArgumentException("holds no found line of germanium.energy");
        return references;
    }

    private static NamedReference reference(JsonNode parameter, JsonNode peak) {
        String name = "run " + parameter.path("run").asText() + " version "
                + parameter.path("version").asInt();
        return new NamedReference(
                parameter.path("scope").asText(),
                peak.path("energy_kev").asDouble(),
                peak.path("position_adc").asDouble(),
                peak.path("position_error_adc").asDouble(),
                new Width(
                        peak.path("fwhm_kev").asDouble(Double.NaN),
                        peak.path("fwhm_error_kev").asDouble(Double.NaN)),
                name);
    }
}
