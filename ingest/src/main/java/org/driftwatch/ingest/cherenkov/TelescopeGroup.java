package org.driftwatch.ingest.cherenkov;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * A group with a table for each telescope, {@code tel_001}, {@code tel_002}, …; a telescope without data has none.
 *
 * @param columns those that each table must have
 */
record TelescopeGroup(TableFile file, String path, List<String> columns) {
    private static final Pattern TABLE = Pattern.compile("tel_(\\d{1,9})");

    /** Paths of the tables, by id. */
    private Map<Integer, String> tables() throws UnreadableFileException {
        Map<Integer, String> tables = new TreeMap<>();
        for (String name : file.names(path)) {
            Matcher matcher = TABLE.matcher(name);
            if (!matcher.matches()) continue;
            String other = tables.put(Integer.parseInt(matcher.group(1)), path + "/" + name);
            if (other != null) throw file.place(path + "/" + name).error("is the same telescope as " + other);
        }
        return tables;
    }

    /** Paths of the tables of these telescopes, null for one without; says what is missing or left out. */
    Map<Telescope, String> tables(List<Telescope> telescopes, Warnings warnings) throws UnreadableFileException {
        Map<Integer, String> found = tables();
        Map<Telescope, String> tables = new LinkedHashMap<>();
        List<Integer> missing = new ArrayList<>();
        for (Telescope telescope : telescopes) {
            String table = found.remove(telescope.id());
            tables.put(telescope, table);
            if (table == null) missing.add(telescope.id());
        }
        if (!missing.isEmpty()) warnings.missing(path, missing, telescopes.size());
        if (!found.isEmpty())
            warnings.add(
                    path + ": tables of telescopes that are not in the layout are left out: " + list(found.keySet()));
        return tables;
    }

    static String list(Iterable<Integer> ids) {
        List<String> names = new ArrayList<>();
        ids.forEach(id -> names.add(Integer.toString(id)));
        return names.stream().collect(Collectors.joining(", "));
    }
}
