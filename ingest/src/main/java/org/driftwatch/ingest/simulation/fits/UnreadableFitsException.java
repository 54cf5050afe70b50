package org.driftwatch.ingest.simulation.fits;

import java.io.IOException;

/** A FITS file that is not what was asked for; the message is one line that names file, table, column and value. */
public final class UnreadableFitsException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableFitsException(String message) {
        super(message.replaceAll("\\s*\\R\\s*", " "));
    }

    UnreadableFitsException(String message, Throwable cause) {
        this(message);
        initCause(cause);
    }
}
