package org.driftwatch.ingest.simulation.ecsv;

import java.io.IOException;

/** An ECSV file that cannot be read; the message names file, line or column, and the reason, in one line. */
public final class EcsvException extends IOException {
    private static final long serialVersionUID = 1L;

    EcsvException(String message) {
        super(message);
    }
}
