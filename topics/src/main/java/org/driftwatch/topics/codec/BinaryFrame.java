package org.driftwatch.topics.codec;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The fixed frame of all binary values, little endian:
 *
 * <pre>
 * offset 0  byte[4]  magic, e.g. "DWWF"
 *        4  uint16   version
 *        6  uint16   header length H: the payload starts at byte H
 *        8  uint32   CRC32C of all bytes from offset 12 to the end
 *       12  ...      header fields of the record type, then the payload
 * </pre>
 *
 * A reader that meets a newer version skips what it does not know by the header length.
 */
public final class BinaryFrame {
    public static final int FIELDS = 12;

    private BinaryFrame() {}

    /** A buffer of {@code header + payload} bytes positioned behind the checksum, ready for header fields. */
    public static ByteBuffer start(String magic, int version, int header, int payload) {
        if (header > 0xFFFF) throw new IllegalArgumentException("header of " + header + " bytes exceeds 65535");
        ByteBuffer buffer = ByteBuffer.allocate(header + payload).order(LITTLE_ENDIAN);
        return buffer.put(magic.getBytes(UTF_8))
                .putShort((short) version)
                .putShort((short) header)
                .putInt(0);
    }

    /** Writes the checksum and hands out the bytes. */
    public static byte[] finish(ByteBuffer buffer) {
        return buffer.putInt(8, checksum(buffer.array())).array();
    }

    /** Checks magic, lengths and checksum; the answer is positioned at the first header field. */
    public static ByteBuffer open(String magic, byte[] bytes) {
        if (bytes.length < FIELDS) throw new UndecodableException("truncated", bytes.length + " bytes");
        if (!new String(bytes, 0, 4, UTF_8).equals(magic)) throw new UndecodableException("bad-magic", "not " + magic);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
        if (headerLength(buffer) > bytes.length) throw new UndecodableException("truncated", bytes.length + " bytes");
        if (buffer.getInt(8) != checksum(bytes)) throw new UndecodableException("bad-checksum", magic);
        return buffer.position(FIELDS);
    }

    /** H of a frame that begins at byte 0 [bytes]. */
    public static int headerLength(ByteBuffer buffer) {
        return Short.toUnsignedInt(buffer.getShort(6));
    }

    /** Writes uint16 length and text; the text has at most 65535 bytes. */
    public static void putText(ByteBuffer buffer, byte[] utf8) {
        buffer.putShort((short) utf8.length).put(utf8);
    }

    /** Reads what {@link #putText} wrote. */
    public static String getText(ByteBuffer buffer) {
        byte[] utf8 = new byte[Short.toUnsignedInt(buffer.getShort())];
        buffer.get(utf8);
        return new String(utf8, UTF_8);
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, FIELDS, bytes.length - FIELDS);
        return (int) crc.getValue();
    }
}
