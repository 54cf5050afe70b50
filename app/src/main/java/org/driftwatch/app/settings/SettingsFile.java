package org.driftwatch.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a settings file, with the options of the command line laid over it. */
public final class SettingsFile {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final String name;
    private final ObjectNode content;

    private SettingsFile(String name, ObjectNode content) {
        this.name = name;
        this.content = content;
    }

    public static SettingsFile none() {
        return new SettingsFile("settings: ", JsonNodeFactory.instance.objectNode());
    }

    public static SettingsFile of(Path file) throws SettingsException, IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file))
            throw new SettingsException(List.of(file + ": settings file cannot be read"));
        return new SettingsFile(file + ": ", mapping(file));
    }

    private static ObjectNode mapping(Path file) throws SettingsException, IOException {
        try {
            JsonNode tree = YAML.readTree(Files.readString(file));
            if (tree == null || tree.isNull() || tree.isMissingNode()) return JsonNodeFactory.instance.objectNode();
            if (tree instanceof ObjectNode object) return object;
            throw new SettingsException(List.of(file + ": settings must be a mapping of names to values"));
        } catch (JsonProcessingException e) {
            throw new SettingsException(List.of(file + ": line " + line(e) + " is not YAML: " + firstLine(e)));
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    /** Overrides the value at a path such as {@code germanium.degree}; a null value overrides nothing. */
    public SettingsFile with(String path, Object value) {
        if (value == null) return this;
        ObjectNode node = content;
        String[] keys = path.split("\\.");
        for (int i = 0; i < keys.length - 1; i++) node = node.withObjectProperty(keys[i]);
        node.set(keys[keys.length - 1], YAML.valueToTree(value));
        return this;
    }

    /** @throws SettingsException naming every fault with file, key and value */
    public Settings read() throws SettingsException {
        List<String> faults = new ArrayList<>();
        Section root = new Section(name, content, faults);
        Settings settings = new SettingsReader(root).read();
        root.close();
        if (!faults.isEmpty()) throw new SettingsException(faults);
        return settings;
    }
}
