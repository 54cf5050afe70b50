package org.driftwatch.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.simulation.statistics.ProductionMetrics;

/**
 * The settings file of a production: the section {@code production}, or that section's content on its own, or the peer's file
 * of metrics as it is. {@code metrics} is a mapping, or the name of a file of metrics beside this one.
 */
public final class ProductionFile {
    private final List<String> faults = new ArrayList<>();

    private ProductionFile() {}

    /** @param file null for the usual settings */
    public static ProductionSettings read(Path file) throws SettingsException, IOException {
        ProductionFile reading = new ProductionFile();
        ProductionSettings settings = file == null
                ? reading.read("settings: ", JsonNodeFactory.instance.objectNode(), Path.of(""))
                : reading.read(file + ": ", tree(file), folder(file));
        if (!reading.faults.isEmpty()) throw new SettingsException(reading.faults);
        return settings;
    }

    private ProductionSettings read(String name, JsonNode tree, Path folder) throws SettingsException, IOException {
        Section root = new Section(name, tree, faults);
        Section section = root.has("production") ? root.section("production") : root;
        String other = section.has("metrics") ? section.textOrEmpty("metrics") : "";
        ProductionMetrics metrics = other.isEmpty() ? null : metrics(folder.resolve(other));
        ProductionSettings settings = new ProductionReader(section, folder).read(metrics);
        section.leave("limits", "grid");
        section.close();
        return settings;
    }

    private ProductionMetrics metrics(Path file) throws SettingsException, IOException {
        Section section = new Section(file + ": ", tree(file), faults);
        ProductionMetrics metrics = new MetricsReader(section).read();
        section.close();
        return metrics;
    }

    static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of("") : folder;
    }

    static JsonNode tree(Path file) throws SettingsException, IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file))
            throw new SettingsException(List.of(file + ": settings file cannot be read"));
        try {
            JsonNode tree = DataFile.yaml(file);
            return tree.isMissingNode() ? JsonNodeFactory.instance.objectNode() : tree;
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new SettingsException(List.of(file + ": is not YAML: " + why));
        }
    }
}
