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
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.topics.codec.Json;

/** DSP database overrides in the peer's own shape: {@code {"bl":{"end":"46*us"},"etrap":{"rise":"10*us"}}}. */
public final class DspDatabaseFile {
    private DspDatabaseFile() {}

    /** @throws SettingsException naming file, key and value */
    public static DspGroups forAllChannels(Path file) throws SettingsException, IOException {
        if (!Files.isReadable(file)) throw new SettingsException(List.of(file + ": cannot be read"));
        List<String> faults = new ArrayList<>();
        Section root = new Section(file + ": ", null, faults);
        Map<String, Map<String, String>> database = Section.database(tree(file), file + ": ", faults);
        DspSettings settings = root.build(() -> DspSettings.withOverrides(database), DspSettings.defaults());
        if (!faults.isEmpty()) throw new SettingsException(faults);
        return new DspGroups(List.of(new DspGroups.Group("*", settings)));
    }

    private static JsonNode tree(Path file) throws IOException, SettingsException {
        try {
            return Json.MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            String what = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new SettingsException(
                    List.of(file + ": line " + e.getLocation().getLineNr() + " is not JSON: " + what));
        }
    }
}
