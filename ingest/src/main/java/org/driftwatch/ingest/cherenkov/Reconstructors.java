package org.driftwatch.ingest.cherenkov;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** Finds the groups of the reconstructors: the configured one, or the only one there is. */
final class Reconstructors {
    private final TableFile file;
    private final Warnings warnings;

    /** A reconstructor and the group of its tables. */
    record Chosen(String name, String group) {
        /** Names of columns, which begin with that of the reconstructor. */
        List<String> columns(String... endings) {
            return Stream.of(endings).map(name::concat).toList();
        }
    }

    Reconstructors(TableFile file, Warnings warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    /**
     * @param what in words, for messages
     * @param parents groups that may hold it
     */
    Chosen choose(String what, List<String> parents, String wanted) throws UnreadableFileException {
        Map<String, String> found = new TreeMap<>();
        for (String parent : parents)
            for (String name : file.names(parent)) found.putIfAbsent(name, parent + "/" + name);
        if (found.containsKey(wanted)) return new Chosen(wanted, found.get(wanted));
        if (found.size() != 1) throw file.place(parents.get(0)).error(none(what, wanted, found));
        Map.Entry<String, String> only = found.entrySet().iterator().next();
        warnings.add(what + " " + wanted + " is not there, " + only.getKey() + " is taken");
        return new Chosen(only.getKey(), only.getValue());
    }

    private static String none(String what, String wanted, Map<String, String> found) {
        String there = found.isEmpty() ? "none" : String.join(", ", found.keySet());
        return "no " + what + " " + wanted + ", there is " + there;
    }
}
