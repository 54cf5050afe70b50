package org.driftwatch.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.driftwatch.topics.codec.Json;

/** Trees from JSON, or from YAML where the name ends so; the germanium software writes its parameters in either. */
final class DataFile {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern YAML_NAME = Pattern.compile(".*\\.ya?ml", Pattern.CASE_INSENSITIVE);

    private DataFile() {}

    static JsonNode yaml(Path file) throws IOException {
        return YAML.readTree(file.toFile());
    }

    static JsonNode read(Path file) throws IOException {
        boolean yaml = YAML_NAME.matcher(file.getFileName().toString()).matches();
        return (yaml ? YAML : Json.MAPPER).readTree(file.toFile());
    }
}
