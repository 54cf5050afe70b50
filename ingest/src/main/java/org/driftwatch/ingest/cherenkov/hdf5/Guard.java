package org.driftwatch.ingest.cherenkov.hdf5;

import java.util.function.Supplier;
import org.driftwatch.ingest.lh5.Place;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** Turns whatever the HDF5 library throws on damaged files into our exception. */
final class Guard {
    private Guard() {}

    static <T> T read(Place place, String what, Supplier<T> read) throws UnreadableFileException {
        try {
            return read.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw place.error(what, e);
        }
    }
}
