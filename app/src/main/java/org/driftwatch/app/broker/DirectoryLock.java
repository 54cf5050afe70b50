package org.driftwatch.app.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps a second broker out of a directory until this process ends, however it ends, or nobody refers to the lock any more. */
final class DirectoryLock {
    /** The holder may have lost its parent only just now and not know it. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A holder that is leaving flushes its logs. */
    private static final Duration PATIENCE_WITH_THE_LEAVING = Duration.ofSeconds(20);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private static final String LEAVING = " (leaving)";

    private final FileChannel channel;

    private DirectoryLock(FileChannel locked) {
        this.channel = locked;
    }

    /**
     * Locks the directory; the caller keeps the answer, as a lock that is garbage is free.
     *
     * @throws IOException when the directory cannot be written, or another broker holds it and stays
     */
    static DirectoryLock hold(Path directory) throws IOException {
        Path file = directory.resolve("broker.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long begin = System.nanoTime();
        FileLock lock = channel.tryLock();
        while (lock == null) {
            String holder = Files.readString(file);
            Duration patience = holder.endsWith(LEAVING) ? PATIENCE_WITH_THE_LEAVING : PATIENCE;
            if (System.nanoTime() - begin > patience.toNanos()) {
                channel.close();
                throw new IOException(directory + " is in use by another broker, process " + holder);
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            lock = channel.tryLock();
        }
        DirectoryLock held = new DirectoryLock(channel);
        held.sign("");
        return held;
    }

    /** Tells a successor that waiting is worth while. */
    void leaving() throws IOException {
        sign(LEAVING);
    }

    private void sign(String state) throws IOException {
        byte[] text = (ProcessHandle.current().pid() + state).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text), 0);
    }
}
