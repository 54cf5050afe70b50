package org.driftwatch.app.broker;

import java.nio.file.Path;

/**
 * Where and how the embedded broker runs.
 *
 * @param directory data, log and lock of the broker; made when missing; one broker at a time
 * @param port port on 127.0.0.1, 1 to 65535, or 0 for a free one
 * @param heapMebibytes largest heap of the broker's JVM in MiB, at least 128
 */
public record BrokerSettings(Path directory, int port, int heapMebibytes) {
    /** Enough for 180 MB/s of 16 kB records (measured). */
    public static final int DEFAULT_HEAP_MEBIBYTES = 512;

    public BrokerSettings {
        if (port < 0 || port > 65_535)
            throw new IllegalArgumentException("broker.port must be 0 (free) or 1 to 65535, was " + port);
        if (heapMebibytes < 128)
            throw new IllegalArgumentException("broker.heap must be at least 128 MiB, was " + heapMebibytes);
        if (directory.toString().contains(","))
            throw new IllegalArgumentException("broker.directory must not contain a comma, was " + directory);
        directory = directory.toAbsolutePath().normalize();
    }

    /** A free port, the default heap. */
    public static BrokerSettings in(Path directory) {
        return new BrokerSettings(directory, 0, DEFAULT_HEAP_MEBIBYTES);
    }

    public BrokerSettings withPort(int wanted) {
        return new BrokerSettings(directory, wanted, heapMebibytes);
    }
}
