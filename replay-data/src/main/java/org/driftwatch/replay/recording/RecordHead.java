package org.driftwatch.replay.recording;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The head of each record in a file, little endian; key and value follow.
 *
 * <pre>
 * offset 0  uint32  CRC32C of bytes 4 to 31
 *        4  uint32  CRC32C of key and value
 *        8  uint32  length of the value
 *       12  uint16  length of the key, 65535: no key
 *       14  uint16  kind: 0 data, 1 mark, 2 command
 *       16  int64   time [ns since 1970]
 *       24  int64   offset on the topic
 * </pre>
 */
record RecordHead(int bodySum, int valueLength, int keyLength, int kind, long timeNs, long offset) {
    static final int LENGTH = 32;
    static final int NO_KEY = 0xFFFF;
    private static final int CHECKED = 4;

    static RecordHead of(StoredRecord record) {
        return new RecordHead(
                sum(record.key(), record.value()),
                record.value().length,
                record.key() == null ? NO_KEY : record.key().length,
                record.kind().ordinal(),
                record.timeNs(),
                record.offset());
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH).order(LITTLE_ENDIAN).position(CHECKED);
        out.putInt(bodySum).putInt(valueLength).putShort((short) keyLength).putShort((short) kind);
        out.putLong(timeNs).putLong(offset);
        return out.putInt(0, sum(out.array())).array();
    }

    /** Null when the checksum does not fit. */
    static RecordHead read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
        if (in.getInt() != sum(bytes)) return null;
        return new RecordHead(
                in.getInt(),
                in.getInt(),
                Short.toUnsignedInt(in.getShort()),
                Short.toUnsignedInt(in.getShort()),
                in.getLong(),
                in.getLong());
    }

    long bodyLength() {
        return Integer.toUnsignedLong(valueLength) + (keyLength == NO_KEY ? 0 : keyLength);
    }

    private static int sum(byte[] head) {
        CRC32C crc = new CRC32C();
        crc.update(head, CHECKED, LENGTH - CHECKED);
        return (int) crc.getValue();
    }

    static int sum(byte[] key, byte[] value) {
        CRC32C crc = new CRC32C();
        if (key != null) crc.update(key);
        crc.update(value);
        return (int) crc.getValue();
    }
}
