package org.driftwatch.app.decision;

/** A decision cannot be had as wanted; the message is one line. */
public final class DecisionException extends Exception {
    private static final long serialVersionUID = 1;

    public DecisionException(String reason) {
        super(reason);
    }

    DecisionException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
