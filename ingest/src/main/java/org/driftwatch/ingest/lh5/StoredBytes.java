package org.driftwatch.ingest.lh5;

import io.jhdf.HdfFile;
import io.jhdf.storage.HdfBackingStorage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The bytes of an HDF5 file by HDF5 address, read and not mapped, so that what is read is bounded by heap and seen by it.
 *
 * @param base offset of address 0 in the file
 * @param offsetBytes width of an address in the file's own structures
 */
record StoredBytes(FileChannel channel, long base, int offsetBytes) {
    static final long UNDEFINED = -1;

    static StoredBytes of(HdfFile hdf) {
        HdfBackingStorage storage = hdf.getHdfBackingStorage();
        return new StoredBytes(storage.getFileChannel(), hdf.getUserBlockSize(), storage.getSizeOfOffsets());
    }

    ByteBuffer read(long address, long length) throws IOException {
        long position = base + address;
        if (address < 0 || length < 0 || length > Integer.MAX_VALUE - 8 || position > channel.size() - length)
            throw new EOFException("bytes " + position + " to " + (position + length) + " of " + channel.size());
        ByteBuffer buffer = ByteBuffer.allocate((int) length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) throw new EOFException("file got shorter");
        }
        return buffer.flip();
    }

    void read(long address, ByteBuffer into, int length) throws IOException {
        into.put(read(address, length));
    }
}
