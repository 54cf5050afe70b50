package org.driftwatch.app.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/**
 * Observation blocks that were looked over and stay open until they are played, so that nothing is unpacked and read again. At
 * most so many bytes of files: those that come when it is full are opened anew. What is never played is closed with the process.
 * Not thread-safe.
 */
final class OpenBlocks implements AutoCloseable {
    /** Some 25 blocks of 2200 compressed events of 55 telescopes. */
    static final long MOST_BYTES = 1 << 24;

    private final long mostBytes;
    private final Map<Path, Dl2FileSource> open = new TreeMap<>();
    private long bytes;

    OpenBlocks(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Keeps a source that nothing was read of, or closes it. */
    void keep(Path file, Dl2FileSource source) throws UnreadableFileException {
        if (bytes + source.bytes() > mostBytes) {
            source.close();
            return;
        }
        bytes += source.bytes();
        open.put(file, source);
    }

    /** The source of this file, once; the caller closes it. */
    Optional<Dl2FileSource> take(Path file) {
        Optional<Dl2FileSource> found = Optional.ofNullable(open.remove(file));
        found.ifPresent(source -> bytes -= source.bytes());
        return found;
    }

    @Override
    public void close() throws IOException {
        for (Dl2FileSource source : open.values()) source.close();
        open.clear();
        bytes = 0;
    }
}
