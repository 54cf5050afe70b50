package org.driftwatch.ingest.germanium.writing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How much memory a run may take while it is written: a file is held whole before it is written.
 *
 * @param bytes at least 1
 */
public record MemoryLimit(long bytes) {
    public MemoryLimit {
        if (bytes < 1) throw new IllegalArgumentException("memory limit must be >= 1 byte, was " + bytes);
    }

    /** Three quarters of the heap this JVM may have. */
    public static MemoryLimit ofThisJvm() {
        return new MemoryLimit(Runtime.getRuntime().maxMemory() / 4 * 3);
    }

    void check(Path file, long events, long needed) throws IOException {
        if (needed > bytes)
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: %d events need %.0f MB of memory, at most %.0f MB may be used; write fewer events"
                            + " or allow a larger heap",
                    file,
                    events,
                    needed / 1e6,
                    bytes / 1e6));
    }
}
