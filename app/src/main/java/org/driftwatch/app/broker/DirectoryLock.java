package org.driftwatch.app.broker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps a second broker out of a directory until this process ends, however it ends, or nobody refers to the lock any more. */
final class DirectoryLock {
    /** The holder may have lost its parent only just now and not know it. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A holder that is leaving flushes its logs. */
    private static final Duration PATIENCE_WITH_THE_LEAVING = Duration.ofSeconds(20);

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
        try {
            if (channel.tryLock() == null) await(locked(channel), file);
            DirectoryLock held = new DirectoryLock(channel);
            held.sign("");
            return held;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Done when the lock is had; in a thread of its own, which closing the channel ends. */
    private static CompletableFuture<FileLock> locked(FileChannel channel) {
        CompletableFuture<FileLock> locked = new CompletableFuture<>();
        Thread waiting = new Thread(
                () -> {
                    try {
                        locked.complete(channel.lock());
                    } catch (IOException e) {
                        locked.completeExceptionally(e);
                    }
                },
                "directory-lock");
        waiting.setDaemon(true);
        waiting.start();
        return locked;
    }

    private static void await(CompletableFuture<FileLock> locked, Path file) throws IOException {
        if (hasWithin(PATIENCE, locked)) return;
        boolean leaving = Files.readString(file).endsWith(LEAVING);
        if (leaving && hasWithin(PATIENCE_WITH_THE_LEAVING.minus(PATIENCE), locked)) return;
        throw new IOException(file.getParent() + " is in use by another broker, process " + Files.readString(file));
    }

    private static boolean hasWithin(Duration patience, CompletableFuture<FileLock> locked) throws IOException {
        try {
            locked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another broker held the directory");
        }
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
