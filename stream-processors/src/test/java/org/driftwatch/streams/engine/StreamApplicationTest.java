package org.driftwatch.streams.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Without a broker: nothing is processed, but stores on disk are opened when the application starts. */
class StreamApplicationTest {
    private static final String STORE = "s";

    @TempDir
    Path directory;

    private static final class Nothing implements Processor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> record) {}
    }

    private static Topology topology() {
        Topology topology = new Topology();
        topology.addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "t");
        topology.addProcessor("p", Nothing::new, "in");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingEnabled(Map.of()),
                "p");
        return topology;
    }

    private StreamApplication application() {
        return new StreamApplication(
                topology(), StreamSettings.defaults("127.0.0.1:1", "app", directory).withThreads(1));
    }

    /** A store as a killed process leaves it, every file cut to this many bytes. */
    private Path damagedStore(int bytesLeft) throws RocksDBException, IOException {
        Path store = directory.resolve(Path.of("app", "0_0", "rocksdb", STORE));
        Files.createDirectories(store);
        RocksDB.loadLibrary();
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB rocks = RocksDB.open(options, store.toString())) {
            rocks.put("key".getBytes(StandardCharsets.UTF_8), new byte[1000]);
        }
        try (var files = Files.list(store)) {
            for (Path file : files.toList()) cut(file, bytesLeft);
        }
        return store;
    }

    private static void cut(Path file, int bytesLeft) throws IOException {
        byte[] all = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(all, Math.min(all.length, bytesLeft)));
    }

    @Test
    void aDamagedStoreIsThrownAwayAndTheApplicationStarts() throws Exception {
        for (int bytesLeft : new int[] {0, 5}) {
            Path store = damagedStore(bytesLeft);
            try (StreamApplication application = application()) {
                application.start();
                assertThat(application.state().isRunningOrRebalancing())
                        .as("state " + application.state())
                        .isTrue();
                assertThat(store).as("store with files of %d bytes", bytesLeft).doesNotExist();
            }
        }
    }

    @Test
    void anIntactStoreStays() throws Exception {
        Path store = damagedStore(Integer.MAX_VALUE);
        try (StreamApplication application = application()) {
            application.start();
            assertThat(store).exists();
        }
    }
}
