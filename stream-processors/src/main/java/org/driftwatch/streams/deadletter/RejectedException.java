package org.driftwatch.streams.deadletter;

/** One event that cannot be used; the reason is short and stable so that dead letters can be counted by it. */
public final class RejectedException extends RuntimeException {
    private final String reason;

    public RejectedException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** A stable word such as {@code waveform-too-short}. */
    public String reason() {
        return reason;
    }
}
