package org.driftwatch.ingest.simulation.reduced;

import java.io.IOException;

/** A reduced Monte Carlo file that cannot be read; the message names file, table and reason in one line. */
public final class UnreadableReducedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableReducedFileException(String message) {
        super(message);
    }

    UnreadableReducedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
