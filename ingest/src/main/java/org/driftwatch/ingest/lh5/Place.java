package org.driftwatch.ingest.lh5;

import io.jhdf.exceptions.HdfFilterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Where in a file something is, for messages.
 *
 * @param table path of the table, null when none is meant
 * @param column name of the column within the table, null when none is meant
 */
public record Place(Path file, String table, String column) {
    /** The column of that name within this one, or within the table. */
    public Place column(String name) {
        return new Place(file, table, column == null ? name : column + "/" + name);
    }

    /** An error that begins with this place. */
    public UnreadableFileException error(String what) {
        return new UnreadableFileException(this + ": " + what);
    }

    /** An error that begins with this place and a row, counted from 0. */
    public UnreadableFileException error(long row, String what) {
        return new UnreadableFileException(this + ", row " + row + ": " + what);
    }

    /** For what the disk, a filter or our own checks say; inner words of the HDF5 library are left out. */
    public UnreadableFileException error(String what, Throwable cause) {
        return new UnreadableFileException(this + ": " + what + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        boolean telling = cause instanceof IOException
                || cause instanceof UncheckedIOException
                || cause instanceof HdfFilterException
                || cause instanceof IllegalArgumentException
                || cause instanceof OutOfMemoryError;
        if (!telling || cause.getMessage() == null) return "";
        return " (" + cause.getMessage().lines().findFirst().orElse("") + ")";
    }

    @Override
    public String toString() {
        return file + (table == null ? "" : ", table " + table) + (column == null ? "" : ", column " + column);
    }
}
