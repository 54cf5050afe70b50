package org.driftwatch.ui.command;

import org.driftwatch.topics.command.Command;

/** Where commands go. */
public interface CommandPort {
    /** Nowhere: a page without a Kafka. */
    CommandPort NONE = command -> {
        throw new NotSentException("this page has no Kafka to send a command to", null);
    };

    /**
     * Sends a command and waits until it is safe with the brokers.
     *
     * @return its offset on the topic
     * @throws NotSentException in one line, when no broker takes it in time
     */
    long send(Command command) throws NotSentException;

    /** A command did not reach the topic, as far as is known. */
    final class NotSentException extends Exception {
        private static final long serialVersionUID = 1;

        public NotSentException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
