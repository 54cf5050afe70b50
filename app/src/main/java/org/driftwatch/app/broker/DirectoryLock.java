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
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final FileLock lock;

    private DirectoryLock(FileLock lock) {
        this.lock = lock;
    }

    /**
     * Locks the directory; the caller keeps the answer, as a lock that is garbage is free.
     *
     * @param patience how long to wait for a broker that is just leaving
     * @throws IOException when the directory cannot be written, or is held by another broker after that time
     */
    static DirectoryLock hold(Path directory, Duration patience) throws IOException {
        Path file = directory.resolve("broker.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + patience.toNanos();
        FileLock lock = channel.tryLock();
        while (lock == null && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            lock = channel.tryLock();
        }
        if (lock == null)
            throw new IOException(directory + " is in use by another broker, process " + Files.readString(file));
        channel.truncate(0);
        String pid = String.valueOf(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return new DirectoryLock(lock);
    }

    boolean isHeld() {
        return lock.isValid();
    }
}
