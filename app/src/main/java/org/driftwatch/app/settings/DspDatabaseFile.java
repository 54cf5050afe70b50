package org.driftwatch.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.calibrators.germanium.dsp.DspPlan;
import org.driftwatch.topics.codec.Json;

/** DSP database overrides in the peer's own shape: {@code {"bl":{"end":"46*us"},"etrap":{"rise":"10*us"}}}. */
public final class DspDatabaseFile {
    private DspDatabaseFile() {}

    /** @throws SettingsException naming file, key and value */
    public static DspGroups forAllChannels(Path file) throws SettingsException, IOException {
        return forAllChannels(file, null);
    }

    /**
     * @param file null for no overrides
     * @param config file of the chain in the peer's JSON, null for the built-in chain
     * @throws SettingsException naming file, key and value
     */
    public static DspGroups forAllChannels(Path file, Path config) throws SettingsException, IOException {
        List<String> faults = new ArrayList<>();
        Map<String, Map<String, String>> database = file == null ? Map.of() : read(file, faults);
        if (!faults.isEmpty()) throw new SettingsException(faults);
        try {
            DspPlan plan = DspPlans.of(config == null ? null : config.toString(), database, false);
            return new DspGroups(List.of(new DspGroups.Group("*", plan)));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of(config == null ? file + ": " + e.getMessage() : e.getMessage()));
        }
    }

    private static Map<String, Map<String, String>> read(Path file, List<String> faults)
            throws SettingsException, IOException {
        if (!Files.isReadable(file)) throw new SettingsException(List.of(file + ": cannot be read"));
        return NodeValues.database(tree(file), file + ": ", faults);
    }

    private static JsonNode tree(Path file) throws IOException, SettingsException {
        try {
            return Json.MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            String what = what(e);
            throw new SettingsException(
                    List.of(file + ": line " + e.getLocation().getLineNr() + " is not JSON: " + what));
        }
    }

    /** What is wrong with a text, without where: that stands beside it. */
    static String what(JsonProcessingException fault) {
        String first = fault.getOriginalMessage().lines().findFirst().orElse("");
        return first.replaceAll(" \\(start marker at.*", "");
    }
}
