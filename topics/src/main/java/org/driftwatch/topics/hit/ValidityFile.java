package org.driftwatch.topics.hit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which parameter files apply from when, as the metadata of the germanium experiments say it in {@code validity.yaml} (a list) or
 * {@code validity.jsonl} (one entry a line):
 *
 * <pre>
 * - valid_from: 20230311T235840Z
 *   category: all
 *   mode: reset
 *   apply:
 *     - l200-p03-r000-cal-20230311T235840Z-par_hit.json
 * </pre>
 *
 * {@code category} (also {@code select}) is {@code all} when not given, {@code apply} names files beside this one, {@code mode} says
 * what they do to those in force before in the same category: {@code append} (the usual one), {@code reset}, {@code remove}, or
 * {@code replace} the first file by the second. The first entry of a category always resets. A category without entries of its own at
 * that time has those of {@code all}. We write one {@code reset} for each run.
 *
 * @param entries in order of time; of one time in the order of the file
 */
public record ValidityFile(List<Entry> entries) {
    public static final String ALL = "all";

    /** What the files of an entry do to those before. */
    public enum Mode {
        RESET,
        APPEND,
        REMOVE,
        REPLACE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From a time on, for one category. */
    public record Entry(Instant validFrom, String category, Mode mode, List<String> apply) {
        public Entry {
            apply = List.copyOf(apply);
            if (mode == Mode.REPLACE && apply.size() != 2)
                throw new IllegalArgumentException(
                        TimestampKey.format(validFrom) + ": replace must apply 2 files, applies " + apply.size());
        }
    }

    public ValidityFile {
        entries =
                entries.stream().sorted(Comparator.comparing(Entry::validFrom)).toList();
    }

    /**
     * Reads the entries of either form.
     *
     * @param list array of entries
     * @throws IllegalArgumentException naming path, key and value in one line
     */
    public static ValidityFile of(JsonNode list, String path) {
        if (!list.isArray()) throw HitTree.fault(path, "must be a list of entries", list);
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : list) entries.add(entry(entry, path + "[" + entries.size() + "]"));
        return new ValidityFile(entries);
    }

    private static Entry entry(JsonNode tree, String path) {
        ObjectNode entry = HitTree.object(tree, path);
        String from = entry.path("valid_from").asText();
        if (!TimestampKey.isKey(from))
            throw HitTree.fault(
                    path + ".valid_from", "must be a time such as 20230311T235840Z", entry.get("valid_from"));
        JsonNode category = entry.has("category") ? entry.get("category") : entry.get("select");
        return new Entry(
                TimestampKey.parse(from),
                HitTree.isMissing(category) ? ALL : HitTree.text(category, path + ".category"),
                mode(entry.get("mode"), path + ".mode"),
                apply(entry.get("apply"), path + ".apply"));
    }

    private static Mode mode(JsonNode mode, String path) {
        if (HitTree.isMissing(mode)) return Mode.APPEND;
        for (Mode known : Mode.values()) if (known.toString().equals(mode.asText())) return known;
        throw HitTree.fault(path, "must be reset, append, remove or replace", mode);
    }

    private static List<String> apply(JsonNode files, String path) {
        if (files != null && files.isTextual()) return List.of(files.textValue());
        if (files == null || !files.isArray()) throw HitTree.fault(path, "must be a list of files", files);
        List<String> names = new ArrayList<>();
        for (JsonNode file : files) names.add(HitTree.text(file, path + "[" + names.size() + "]"));
        return names;
    }

    /** Files in force for a category at a time, later ones over earlier ones; empty before the first entry. */
    public List<String> at(Instant time, String category) {
        boolean known = entries.stream()
                .anyMatch(entry ->
                        entry.category().equals(category) && !entry.validFrom().isAfter(time));
        if (!known) return category.equals(ALL) ? List.of() : at(time, ALL);
        List<String> files = new ArrayList<>();
        for (Entry entry : entries)
            if (entry.category().equals(category) && !entry.validFrom().isAfter(time)) apply(entry, files);
        return List.copyOf(files);
    }

    private static void apply(Entry entry, List<String> files) {
        switch (entry.mode()) {
            case RESET -> {
                files.clear();
                files.addAll(entry.apply());
            }
            case APPEND -> files.addAll(entry.apply());
            case REMOVE -> files.removeAll(entry.apply());
            case REPLACE -> {
                files.remove(entry.apply().get(0));
                files.add(entry.apply().get(1));
            }
        }
    }

    /** The same as JSON, for either form. */
    public ArrayNode tree() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Entry entry : entries) {
            ObjectNode tree = list.addObject();
            tree.put("valid_from", TimestampKey.format(entry.validFrom()));
            tree.put("category", entry.category());
            tree.put("mode", entry.mode().toString());
            entry.apply().forEach(tree.putArray("apply")::add);
        }
        return list;
    }
}
