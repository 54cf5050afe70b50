package org.driftwatch.app.broker;

/** The topics of the catalogue cannot be had as wanted; the message is one line. */
public final class TopicException extends Exception {
    private static final long serialVersionUID = 1;

    public TopicException(String reason) {
        super(reason);
    }

    public TopicException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
