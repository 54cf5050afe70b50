package org.driftwatch.topics.codec;

/** Bytes that no codec understands; the reason is short and stable so that dead letters can be counted by it. */
public final class UndecodableException extends RuntimeException {
    private final String reason;

    public UndecodableException(String reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    /** A stable word such as {@code bad-magic}, {@code bad-checksum}, {@code truncated}, {@code bad-json}. */
    public String reason() {
        return reason;
    }
}
