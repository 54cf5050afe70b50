package org.driftwatch.ingest.cherenkov;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is odd about a file, but no reason not to read it: one line each. */
final class Warnings {
    private final Path file;
    private final List<String> lines = new ArrayList<>();
    private int missing;

    Warnings(Path file) {
        this.file = file;
    }

    void add(String what) {
        lines.add(file + ": " + what);
    }

    void missing(String group, List<Integer> telescopes, int of) {
        missing += telescopes.size();
        if (telescopes.size() == of) add(group + ": no table of any telescope");
        else add(group + ": no table of telescope " + TelescopeGroup.list(telescopes));
    }

    /** Tables of telescopes that are not there. */
    int missingTables() {
        return missing;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
