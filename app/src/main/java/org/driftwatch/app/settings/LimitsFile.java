package org.driftwatch.app.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.simulation.limits.LimitSettings;
import org.driftwatch.calibrators.simulation.limits.TelescopeSelection;

/**
 * The settings file of {@code production limits}: the section {@code limits} (within {@code production} or on its own), or that
 * section's content alone, so that the peer's file of {@code telescope_configs} is one as it is.
 */
public final class LimitsFile {
    private LimitsFile() {}

    /** @param file null for the usual settings */
    public static LimitsSettings read(Path file) throws SettingsException, IOException {
        List<String> faults = new ArrayList<>();
        Path folder = file == null ? Path.of("") : ProductionFile.folder(file);
        Section section = file == null
                ? new Section("settings: ", JsonNodeFactory.instance.objectNode(), faults)
                : new Section(file + ": ", ProductionFile.tree(file), faults).within("production", "limits");
        LimitsSettings settings = read(section, folder, faults);
        section.close();
        if (!faults.isEmpty()) throw new SettingsException(faults);
        return settings;
    }

    private static LimitsSettings read(Section section, Path folder, List<String> faults)
            throws SettingsException, IOException {
        String other = section.textOrEmpty("telescope_configs");
        return read(section, folder, other.isEmpty() ? Map.of() : configs(folder.resolve(other), faults));
    }

    /** @param named layouts read from elsewhere; without any, {@code telescope_configs} must be a mapping */
    static LimitsSettings read(Section section, Path folder, Map<String, List<Integer>> named) {
        String table = section.text("table", "");
        return new LimitsSettings(
                limits(section),
                layouts(section, named.isEmpty() ? section.idsByName("telescope_configs") : named),
                section.atLeast("first_events", 5, 0),
                table.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(table)));
    }

    private static LimitSettings limits(Section section) {
        LimitSettings usual = LimitSettings.USUAL;
        List<Double> one =
                List.of(section.number("loss_fraction", usual.lossFractions().get(0)));
        List<Double> fractions = section.numbers("loss_fractions", one);
        double confidence = section.number("confidence", usual.confidence());
        int fewest = section.integer("fewest_lost_events", usual.fewestLost());
        return section.build(() -> new LimitSettings(fractions, confidence, fewest), usual);
    }

    private static SortedMap<String, TelescopeSelection> layouts(Section section, Map<String, List<Integer>> named) {
        SortedMap<String, TelescopeSelection> layouts = new TreeMap<>();
        named.forEach((name, ids) -> layouts.put(name, TelescopeSelection.of(ids)));
        List<Integer> ids = section.ids("telescope_ids");
        if (!ids.isEmpty()) layouts.put("telescope_ids", TelescopeSelection.of(ids));
        if (layouts.isEmpty()) layouts.put("all", TelescopeSelection.ALL);
        return layouts;
    }

    private static Map<String, List<Integer>> configs(Path file, List<String> faults)
            throws SettingsException, IOException {
        Section section = new Section(file + ": ", ProductionFile.tree(file), faults);
        Map<String, List<Integer>> named = section.idsByName("telescope_configs");
        section.close();
        return named;
    }
}
