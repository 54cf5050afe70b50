package org.driftwatch.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.driftwatch.replay.cherenkov.ArrayLayout;
import org.driftwatch.replay.cherenkov.TelescopeKind;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * Where the telescopes of a simulated array stand, in YAML or JSON: a list {@code telescopes} of mappings {@code id}, {@code type}
 * (LST, MST, SST), {@code x} (north), {@code y} (west), {@code z} (up) [m], with an optional {@code name}; or a truth file, of which
 * {@code tel_ids}, {@code types} and {@code positions_m} are read.
 */
public final class LayoutFile {
    private static final List<TelescopeKind> KINDS = List.of(TelescopeKind.LST, TelescopeKind.MST, TelescopeKind.SST);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    private LayoutFile() {}

    /** @throws SettingsException with one line that names file, key and value */
    public static ArrayLayout read(Path file) throws SettingsException, IOException {
        JsonNode tree = tree(file);
        List<String> faults = new ArrayList<>();
        Section section = new Section(file + ": ", tree, faults);
        String usual = file.getFileName().toString().replaceFirst("\\..*", "");
        String name = section.text("name", section.text("set", usual));
        boolean truth = tree != null && tree.has("positions_m");
        List<Telescope> telescopes = truth ? ofTruth(section) : listed(section);
        if (!truth) section.close();
        ArrayLayout layout = faults.isEmpty() ? section.build(() -> layout(name, telescopes), null) : null;
        if (!faults.isEmpty()) throw new SettingsException(faults);
        return layout;
    }

    private static JsonNode tree(Path file) throws SettingsException, IOException {
        try {
            return DataFile.read(file);
        } catch (JsonProcessingException e) {
            throw new SettingsException(List.of(file + ": " + e.getOriginalMessage()));
        } catch (NoSuchFileException | java.io.FileNotFoundException e) {
            throw new SettingsException(List.of(file + ": does not exist or cannot be read"));
        }
    }

    private static ArrayLayout layout(String name, List<Telescope> telescopes) {
        long ids = telescopes.stream().mapToInt(Telescope::id).distinct().count();
        if (ids < telescopes.size()) throw new IllegalArgumentException("a telescope id stands there twice");
        return ArrayLayout.of(name, KINDS, telescopes);
    }

    private static List<Telescope> listed(Section section) {
        section.require("telescopes");
        List<Telescope> telescopes = new ArrayList<>();
        for (Section each : section.sections("telescopes")) {
            for (String key : List.of("id", "type", "x", "y")) each.require(key);
            int id = each.integer("id", 1);
            String type = each.text("type", "LST");
            double[] at = {each.number("x", 0), each.number("y", 0), each.number("z", 0)};
            Telescope telescope = each.build(() -> telescope(id, type, at), null);
            if (telescope != null) telescopes.add(telescope);
        }
        return telescopes;
    }

    private static List<Telescope> ofTruth(Section section) {
        List<Integer> ids = section.ids("tel_ids");
        List<String> types = section.texts("types", List.of());
        List<List<Double>> positions = section.listsOfNumbers("positions_m");
        List<Telescope> telescopes = new ArrayList<>();
        boolean even = ids.size() == types.size() && ids.size() == positions.size();
        section.build(
                () -> {
                    if (!even || positions.stream().anyMatch(at -> at.size() != 3))
                        throw new IllegalArgumentException(
                                "tel_ids, types and positions_m (three numbers each) must be of one length");
                    for (int k = 0; k < ids.size(); k++)
                        telescopes.add(telescope(
                                ids.get(k),
                                types.get(k),
                                positions.get(k).stream().mapToDouble(x -> x).toArray()));
                    return telescopes;
                },
                telescopes);
        return telescopes;
    }

    private static Telescope telescope(int id, String type, double[] at) {
        for (double each : at)
            if (!(Math.abs(each) <= 100_000))
                throw new IllegalArgumentException("x, y, z must be within 100000 m, was " + each);
        for (TelescopeKind kind : KINDS)
            if (kind.type().equals(type)) return new Telescope(id, type, kind.description(), at[0], at[1], at[2]);
        throw new IllegalArgumentException("type must be LST, MST or SST, was " + type);
    }

    /**
     * Some telescopes of a layout, in its order.
     *
     * @param selection ids, ranges and types, joined by commas, e.g. {@code LST,5-12,30}
     * @throws IllegalArgumentException for a part that is none of these or takes no telescope
     */
    public static ArrayLayout only(ArrayLayout layout, String selection) {
        List<Predicate<Telescope>> parts = new ArrayList<>();
        for (String part : selection.split(",", -1)) {
            Predicate<Telescope> takes = part(part.strip());
            if (layout.telescopes().stream().noneMatch(takes))
                throw new IllegalArgumentException("array " + layout.name() + " has no telescope " + part.strip());
            parts.add(takes);
        }
        return new ArrayLayout(
                layout.name(),
                layout.kinds(),
                layout.telescopes().stream()
                        .filter(each -> parts.stream().anyMatch(part -> part.test(each)))
                        .toList());
    }

    private static Predicate<Telescope> part(String text) {
        if (NUMBER.matcher(text).matches()) return each -> each.id() == Integer.parseInt(text);
        java.util.regex.Matcher range = RANGE.matcher(text);
        if (!range.matches()) return each -> each.type().equals(text);
        int from = Integer.parseInt(range.group(1));
        int to = Integer.parseInt(range.group(2));
        return each -> each.id() >= from && each.id() <= to;
    }
}
