package org.driftwatch.app.recorder;

/** A run cannot be recorded; the message is one line. */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1;

    public RecordingException(String reason) {
        super(reason);
    }
}
