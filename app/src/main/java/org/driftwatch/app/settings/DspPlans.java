package org.driftwatch.app.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.driftwatch.calibrators.germanium.dsp.DspPlan;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.dsp.config.ConfiguredChain;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.germanium.dsp.ChainConfigReader;

/** The signal processing of a group of channels: the built-in chain, or one from a file in the peer's JSON or YAML. */
final class DspPlans {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private DspPlans() {}

    /**
     * @param config file of the chain, null for the built-in chain
     * @throws IllegalArgumentException one line with file, processor, argument and value, or with key and value
     */
    static DspPlan of(String config, Map<String, Map<String, String>> database, boolean compat) {
        if (config == null) return DspSettings.withOverrides(database).withCompat(compat);
        return new ConfiguredChain(ChainConfigReader.read(config, tree(config)), database, compat);
    }

    private static JsonNode tree(String config) {
        boolean yaml = config.endsWith(".yaml") || config.endsWith(".yml");
        Path file = Path.of(config);
        if (!Files.isReadable(file) || Files.isDirectory(file))
            throw new IllegalArgumentException(config + ": DSP configuration cannot be read");
        try {
            return (yaml ? YAML : Json.MAPPER)
                    .reader()
                    .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String what = DspDatabaseFile.what(e);
            throw new IllegalArgumentException(
                    config + ": line " + line + " is not " + (yaml ? "YAML" : "JSON") + ": " + what, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(config + ": DSP configuration cannot be read", e);
        }
    }
}
