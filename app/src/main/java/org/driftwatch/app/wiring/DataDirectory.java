package org.driftwatch.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a process keeps the data of its broker and of its streams; a temporary one goes away with it. */
final class DataDirectory implements AutoCloseable {
    private static final String SETTINGS = "settings.hash";
    private final Path path;
    private final boolean temporary;

    private DataDirectory(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** @param wanted null for a fresh temporary one */
    static DataDirectory of(Path wanted) throws IOException {
        if (wanted == null) return new DataDirectory(Files.createTempDirectory("driftwatch-"), true);
        try {
            return new DataDirectory(Files.createDirectories(wanted.toAbsolutePath()), false);
        } catch (IOException e) {
            throw new IOException("data: directory " + wanted + " cannot be had: " + e.getMessage(), e);
        }
    }

    Path of(String name) {
        return path.resolve(name);
    }

    /** Data of other settings must not be continued: what is there was computed otherwise. */
    void requireSettings(String hash) throws IOException {
        Path file = of(SETTINGS);
        if (Files.notExists(file)) Files.writeString(file, hash);
        String before = Files.readString(file).trim();
        if (!before.equals(hash))
            throw new IOException("data: directory " + path + " holds results of other settings (" + before + ", now "
                    + hash + "); choose another --data directory or remove it");
    }

    @Override
    public void close() throws IOException {
        if (!temporary) return;
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(DataDirectory::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
