package org.driftwatch.ingest.lh5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** HDF5 filter 3: four bytes of checksum behind a chunk, over words of 16 bits. jHDF leaves them there and does not look. */
final class Fletcher32 {
    static final int ID = 3;
    private static final int BLOCK = 360;

    private Fletcher32() {}

    /** The chunk without its checksum. @throws IOException when they do not agree */
    static byte[] checked(byte[] chunk) throws IOException {
        int length = chunk.length - Integer.BYTES;
        if (length < 0) throw new IOException("chunk has no room for its checksum");
        int stored = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
        int found = of(chunk, length);
        if (stored != found && stored != swapped(found)) throw new IOException("checksum of a chunk is wrong");
        return Arrays.copyOf(chunk, length);
    }

    /** Old versions of the library wrote the bytes of each half the other way round. */
    private static int swapped(int sum) {
        return (sum & 0x00FF_00FF) << 8 | sum >>> 8 & 0x00FF_00FF;
    }

    static int of(byte[] bytes, int length) {
        int low = 0;
        int high = 0;
        for (int at = 0; at < length; ) {
            for (int end = Math.min(length, at + 2 * BLOCK); at < end; at += 2) {
                int second = at + 1 < length ? bytes[at + 1] & 0xFF : 0;
                low += (bytes[at] & 0xFF) << 8 | second;
                high += low;
            }
            low = folded(low);
            high = folded(high);
        }
        return folded(high) << 16 | folded(low);
    }

    private static int folded(int sum) {
        return (sum & 0xFFFF) + (sum >>> 16);
    }
}
