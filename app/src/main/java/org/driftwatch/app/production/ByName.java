package org.driftwatch.app.production;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was found in files, by the name of each; two of one name are an error. */
public final class ByName<T> {
    private final SortedMap<String, T> found = new TreeMap<>();

    /** @throws IOException naming the file when there was one of this name before */
    public void put(Path file, String name, T value) throws IOException {
        if (found.put(name, value) != null)
            throw new IOException(file + ": there is another file of this name: results are kept by name");
    }

    public SortedMap<String, T> found() {
        return found;
    }
}
