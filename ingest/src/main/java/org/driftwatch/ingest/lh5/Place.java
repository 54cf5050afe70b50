package org.driftwatch.ingest.lh5;

import java.nio.file.Path;

/**
 * Where in a file something is, for messages.
 *
 * @param table path of the table, null when none is meant
 * @param column name of the column within the table, null when none is meant
 */
public record Place(Path file, String table, String column) {
    public Place column(String name) {
        return new Place(file, table, column == null ? name : column + "/" + name);
    }

    public UnreadableFileException error(String what) {
        return new UnreadableFileException(this + ": " + what);
    }

    public UnreadableFileException error(long row, String what) {
        return new UnreadableFileException(this + ", row " + row + ": " + what);
    }

    /** For what the HDF5 library or the disk says; only its first line is kept. */
    UnreadableFileException error(String what, Throwable cause) {
        return new UnreadableFileException(this + ": " + what + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? "" : " (" + message.lines().findFirst().orElse("") + ")";
    }

    @Override
    public String toString() {
        return file + (table == null ? "" : ", table " + table) + (column == null ? "" : ", column " + column);
    }
}
