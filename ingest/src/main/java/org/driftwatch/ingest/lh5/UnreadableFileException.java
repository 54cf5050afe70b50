package org.driftwatch.ingest.lh5;

import java.io.IOException;

/** A file that cannot be read as asked; the message is one line naming file, table, column and row as far as known. */
public final class UnreadableFileException extends IOException {
    public UnreadableFileException(String message) {
        super(message.replaceAll("\\s*\\R\\s*", " "));
    }

    UnreadableFileException(String message, Throwable cause) {
        this(message);
        initCause(cause);
    }
}
