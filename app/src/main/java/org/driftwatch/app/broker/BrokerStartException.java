package org.driftwatch.app.broker;

/** The embedded broker did not start; the message is one line that names the reason. */
public final class BrokerStartException extends Exception {
    private static final long serialVersionUID = 1;

    public BrokerStartException(String reason) {
        super(reason);
    }

    public BrokerStartException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
