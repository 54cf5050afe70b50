package org.driftwatch.replay.recording;

/**
 * One record as it was on its topic.
 *
 * @param timeNs data time of an event, instant of a mark (0 where it has none), wall clock of a command [ns since 1970]
 * @param offset where it was in its partition
 * @param key null: it had none
 */
public record StoredRecord(Kind kind, long timeNs, long offset, byte[] key, byte[] value) {
    /** What the value is; the order is part of the format. */
    public enum Kind {
        DATA,
        MARK,
        COMMAND
    }

    private static final int LONGEST_KEY = 0xFFFE;

    public StoredRecord {
        if (key != null && key.length > LONGEST_KEY)
            throw new IllegalArgumentException("key must have at most 65534 bytes, has " + key.length);
    }

    int bodyLength() {
        return (key == null ? 0 : key.length) + value.length;
    }
}
