package org.driftwatch.ingest.cherenkov.hdf5.blosc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A blosc frame: header, int32 offset of each block, blocks. A block is one or more streams, each an int32 length and so many
 * bytes; as many as plain means stored raw. Blocks are shuffled one by one.
 */
record BloscFrame(BloscHeader header, ByteBuffer stored) {
    static BloscFrame of(byte[] frame) {
        BloscHeader header = BloscHeader.of(frame);
        return new BloscFrame(
                header, ByteBuffer.wrap(frame, 0, header.storedBytes()).order(ByteOrder.LITTLE_ENDIAN));
    }

    byte[] decode() {
        if (header.raw()) return raw();
        byte[] plain = new byte[header.bytes()];
        byte[] scratch = shuffled() ? new byte[Math.min(header.bytes(), header.blockBytes())] : null;
        try {
            for (int block = 0; block < header.blocks(); block++) decode(block, plain, scratch);
        } catch (IndexOutOfBoundsException e) {
            throw BloscHeader.damaged("ends early");
        }
        return plain;
    }

    private byte[] raw() {
        if (header.storedBytes() - BloscHeader.LENGTH < header.bytes())
            throw BloscHeader.damaged(header.bytes() + " raw bytes in a frame of " + header.storedBytes());
        return Arrays.copyOfRange(stored.array(), BloscHeader.LENGTH, BloscHeader.LENGTH + header.bytes());
    }

    private boolean shuffled() {
        return (header.byteShuffled() && header.typeSize() > 1) || header.bitShuffled();
    }

    private void decode(int block, byte[] plain, byte[] scratch) {
        int at = block * header.blockBytes();
        int length = header.bytesOf(block);
        if (scratch == null) {
            inflate(block, plain, at);
            return;
        }
        inflate(block, scratch, 0);
        if (header.bitShuffled()) Shuffle.restoreBits(scratch, length, header.typeSize(), plain, at);
        else Shuffle.restoreBytes(scratch, length, header.typeSize(), plain, at);
    }

    private void inflate(int block, byte[] into, int at) {
        int streams = header.streamsOf(block);
        int length = header.bytesOf(block) / streams;
        int from = stored.getInt(BloscHeader.LENGTH + Integer.BYTES * block);
        for (int stream = 0; stream < streams; stream++) {
            int bytes = stored.getInt(from);
            from += Integer.BYTES;
            if (bytes < 0 || bytes > stored.limit() - from) throw BloscHeader.damaged("stream of " + bytes + " bytes");
            if (bytes == length) System.arraycopy(stored.array(), from, into, at + stream * length, length);
            else inflate(new Span(stored.array(), from, bytes), new Span(into, at + stream * length, length));
            from += bytes;
        }
    }

    private void inflate(Span packed, Span plain) {
        int written = BloscCodec.of(header.codec()).inflate(packed, plain);
        if (written != plain.length())
            throw BloscHeader.damaged("stream of " + written + " bytes, expected " + plain.length());
    }
}
