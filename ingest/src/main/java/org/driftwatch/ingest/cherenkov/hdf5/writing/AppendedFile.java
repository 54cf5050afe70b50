package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file that grows at its end; what is put there begins at a multiple of 8 bytes. */
final class AppendedFile {
    private final FileChannel channel;
    private long end;

    /** @param reserved bytes left free at the beginning */
    AppendedFile(FileChannel channel, int reserved) {
        this.channel = channel;
        this.end = reserved;
    }

    /** Returns the address where the bytes begin. */
    long append(byte[] bytes) throws IOException {
        long address = end;
        write(bytes, address);
        end += (bytes.length + 7L) / 8 * 8;
        return address;
    }

    long end() {
        return end;
    }

    void write(byte[] bytes, long address) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) channel.write(buffer, address + buffer.position());
    }
}
