package org.driftwatch.ingest.cherenkov.hdf5;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import org.driftwatch.ingest.lh5.Place;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** A file as it is, or, when it is gzip, unpacked into a temporary file that {@link #close} deletes. */
record PlainCopy(Path file, boolean temporary) implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;

    /** @param file for messages and for reading */
    static PlainCopy of(Path file) throws UnreadableFileException {
        Place place = new Place(file, null, null);
        if (!Files.exists(file)) throw place.error("no such file");
        if (!Files.isRegularFile(file)) throw place.error("not a file");
        if (!Files.isReadable(file)) throw place.error("may not be read");
        try {
            if (Files.size(file) == 0) throw place.error("is empty (0 bytes)");
            return isGzip(file) ? unpacked(file, place) : new PlainCopy(file, false);
        } catch (IOException e) {
            throw e instanceof UnreadableFileException known ? known : place.error("cannot be read", e);
        }
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        }
    }

    private static PlainCopy unpacked(Path file, Place place) throws IOException {
        Path copy = Files.createTempFile("driftwatch-", ".h5");
        copy.toFile().deleteOnExit();
        try (InputStream in =
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), BUFFER)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return new PlainCopy(copy, true);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw place.error("gzip is damaged", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) Files.deleteIfExists(file);
    }
}
