package org.driftwatch.ingest.cherenkov.hdf5.blosc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The 16 bytes a blosc frame begins with, little endian:
 *
 * <pre> uint8 version, codec version, flags, type size; uint32 plain bytes, block bytes, stored bytes </pre>
 *
 * <p>Flags: bit 0 bytes shuffled, bit 1 stored raw, bit 2 bits shuffled, bit 4 blocks not split, bits 5–7 codec.
 *
 * @param typeSize bytes of what was shuffled: of a whole record, for a compound dataset
 * @param bytes plain bytes of the frame
 * @param blockBytes plain bytes of each block but the last
 * @param storedBytes bytes of the frame with this header
 */
public record BloscHeader(
        int version, int codecVersion, int flags, int typeSize, int bytes, int blockBytes, int storedBytes) {
    static final int LENGTH = 16;
    private static final int NEWEST_VERSION = 2;
    private static final int CODEC_SHIFT = 5;

    public BloscHeader {
        if (version < 1 || version > NEWEST_VERSION) throw damaged("version " + version + " is not known");
        if (bytes < 0) throw damaged("length " + Integer.toUnsignedString(bytes) + " is beyond 2^31");
        if (typeSize < 1) throw damaged("type size " + typeSize);
        if (bytes > 0 && blockBytes < 1) throw damaged("block size " + blockBytes);
    }

    /** @throws IllegalArgumentException when these bytes begin no whole frame */
    public static BloscHeader of(byte[] frame) {
        if (frame.length < LENGTH) throw damaged(frame.length + " bytes, fewer than a header");
        ByteBuffer in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        BloscHeader header = new BloscHeader(
                in.get(0) & 0xFF,
                in.get(1) & 0xFF,
                in.get(2) & 0xFF,
                in.get(3) & 0xFF,
                in.getInt(4),
                in.getInt(8),
                in.getInt(12));
        if (header.storedBytes < LENGTH || header.storedBytes > frame.length)
            throw damaged("frame of " + header.storedBytes + " bytes in " + frame.length);
        return header;
    }

    public boolean byteShuffled() {
        return (flags & 1) != 0;
    }

    public boolean raw() {
        return (flags & 2) != 0;
    }

    public boolean bitShuffled() {
        return (flags & 4) != 0;
    }

    public boolean notSplit() {
        return (flags & 16) != 0;
    }

    /** Number of the codec: 0 blosclz, 1 lz4, 2 snappy, 3 zlib, 4 zstd. */
    public int codec() {
        return flags >>> CODEC_SHIFT;
    }

    public int blocks() {
        return bytes == 0 ? 0 : (bytes - 1) / blockBytes + 1;
    }

    /** Plain bytes of a block. */
    int bytesOf(int block) {
        return Math.min(blockBytes, bytes - block * blockBytes);
    }

    /** Streams a block is stored in: one, or one per byte of the type. The short last block is always one. */
    public int streamsOf(int block) {
        return notSplit() || bytesOf(block) < blockBytes ? 1 : typeSize;
    }

    static IllegalArgumentException damaged(String what) {
        return new IllegalArgumentException("damaged blosc frame: " + what);
    }
}
