package org.driftwatch.replay.recording;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/**
 * Appends records to a new file, which is locked meanwhile. What was flushed survives the death of the process; a kill leaves at most one
 * record cut.
 */
public final class RecordFileWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private final FileChannel channel;
    private final OutputStream out;
    private final Path file;
    private long records;
    private long bytes;

    private RecordFileWriter(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
    }

    /** @throws java.nio.file.FileAlreadyExistsException rather than overwrite */
    public static RecordFileWriter create(Path directory, RecordPlace place) throws IOException {
        Path file = directory.resolve(place.fileName());
        RecordFileWriter writer = new RecordFileWriter(file, FileChannel.open(file, CREATE_NEW, WRITE));
        writer.channel.tryLock();
        writer.write(place.bytes());
        writer.flush();
        return writer;
    }

    /** Whether somebody still appends to a file. */
    static boolean isOpen(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException inThisProcess) {
            return true;
        }
    }

    public void append(StoredRecord record) throws IOException {
        write(RecordHead.of(record).bytes());
        if (record.key() != null) write(record.key());
        write(record.value());
        records++;
    }

    private void write(byte[] some) throws IOException {
        out.write(some);
        bytes += some.length;
    }

    /** Hands everything to the operating system. */
    public void flush() throws IOException {
        out.flush();
    }

    public Path file() {
        return file;
    }

    public long records() {
        return records;
    }

    public long bytes() {
        return bytes;
    }

    /** Everything is on the disk afterwards. */
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) return;
        try (channel) {
            out.flush();
            channel.force(true);
        }
    }
}
