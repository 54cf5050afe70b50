package org.driftwatch.app.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.driftwatch.app.settings.GridSettings.Coordinates;
import org.driftwatch.calibrators.simulation.grid.AxisScaling;
import org.driftwatch.calibrators.simulation.grid.GridAxis;
import org.driftwatch.calibrators.simulation.sky.SiteLocation;

/**
 * The settings file of {@code production grid}: the section {@code grid} (within {@code production} or on its own), or that
 * section's content alone. {@code axes} is a mapping, or the name of the peer's file of axes beside this one.
 */
public final class GridFile {
    private final List<String> faults = new ArrayList<>();
    private final Path folder;

    private GridFile(Path folder) {
        this.folder = folder;
    }

    /**
     * @param file null for the usual settings
     * @param axes file of axes that stands for those of the settings, or null
     */
    public static GridSettings read(Path file, Path axes) throws SettingsException, IOException {
        GridFile reading = new GridFile(file == null ? Path.of("") : ProductionFile.folder(file));
        Section section = file == null
                ? new Section("settings: ", JsonNodeFactory.instance.objectNode(), reading.faults)
                : new Section(file + ": ", ProductionFile.tree(file), reading.faults).within("production", "grid");
        GridSettings settings = reading.read(section, axes);
        section.close();
        if (!reading.faults.isEmpty()) throw new SettingsException(reading.faults);
        return settings;
    }

    private GridSettings read(Section section, Path axes) throws SettingsException, IOException {
        String lookup = section.text("lookup_table", "");
        return new GridSettings(
                axes(section, axes),
                lookup.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(lookup)),
                new TreeSet<>(section.ids("telescope_ids")),
                section.choice("coordinate_system", Coordinates.ZENITH_AZIMUTH),
                site(section.section("observing_location")),
                time(section));
    }

    private List<GridAxis> axes(Section section, Path given) throws SettingsException, IOException {
        String named = section.textOrEmpty("axes");
        Path other = given != null ? given : named.isEmpty() ? null : folder.resolve(named);
        if (other == null) return axes(section);
        section.leave("axes");
        Section own = new Section(other + ": ", ProductionFile.tree(other), faults);
        List<GridAxis> axes = axes(own);
        own.close();
        return axes;
    }

    private static List<GridAxis> axes(Section section) {
        section.require("axes");
        List<GridAxis> axes = new ArrayList<>();
        section.named("axes").forEach((name, axis) -> {
            GridAxis read = axis(name, axis);
            if (read != null) axes.add(read);
        });
        return List.copyOf(axes);
    }

    private static GridAxis axis(String name, Section section) {
        section.require("range");
        section.require("binning");
        List<Double> range = section.numbers("range", List.of(0.0, 0.0));
        int binning = section.integer("binning", 1);
        String scaling = section.text("scaling", "linear");
        String unit = section.text("units", "");
        return section.build(() -> axis(name, range, binning, scaling, unit), null);
    }

    private static GridAxis axis(String name, List<Double> range, int binning, String scaling, String unit) {
        if (range.size() != 2) throw new IllegalArgumentException("range must be two numbers, was " + range);
        return new GridAxis(name, range.get(0), range.get(1), binning, AxisScaling.of(scaling), unit);
    }

    private static SiteLocation site(Section section) {
        double latitude = section.number("lat", 0);
        double longitude = section.number("lon", 0);
        double height = section.number("height", section.number("height_m", 0));
        return section.build(() -> new SiteLocation(latitude, longitude, height), SiteLocation.ORIGIN);
    }

    private static Optional<Instant> time(Section section) {
        String text = section.text("observing_time", "");
        return text.isEmpty() ? Optional.empty() : section.build(() -> Optional.of(utc(text)), Optional.empty());
    }

    /** ISO date or date and time, with T or a space, in UTC. */
    private static Instant utc(String text) {
        try {
            String iso = text.trim().replace(' ', 'T');
            if (iso.indexOf('T') < 0) return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
            return iso.endsWith("Z")
                    ? Instant.parse(iso)
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "observing_time must be a time in UTC such as 2017-09-16 00:00:00, was " + text);
        }
    }
}
