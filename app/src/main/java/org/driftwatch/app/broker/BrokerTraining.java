package org.driftwatch.app.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Run once after a build: starts and ends a broker so that the JVM writes down the classes it needs, which halves every later start.
 * Says in one line what it did; it never fails a build.
 */
public final class BrokerTraining {
    private static final long READY_LIMIT_SECONDS = 60;
    private static final long WRITE_LIMIT_SECONDS = 60;

    private BrokerTraining() {}

    /** Entry; takes no arguments. */
    public static void main(String[] args) throws InterruptedException {
        try {
            System.err.println(train(BrokerSettings.DEFAULT_HEAP_MEBIBYTES));
        } catch (IOException e) {
            System.err.println("no class archive for the broker, it starts slower: " + e.getMessage());
        }
    }

    private static String train(int heapMebibytes) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("driftwatch-training");
        try {
            BrokerSettings settings = new BrokerSettings(directory, 0, heapMebibytes);
            Optional<ClassArchive> archive =
                    ClassArchive.of(BrokerProcess.classPath(), BrokerProcess.jvmOptions(settings));
            if (archive.isEmpty()) throw new IOException("the class path holds more than jars");
            if (Files.exists(archive.get().file())) return "class archive of the broker is current";
            write(settings, archive.get());
            return "class archive of the broker written: " + archive.get().file();
        } finally {
            delete(directory);
        }
    }

    private static void write(BrokerSettings settings, ClassArchive archive) throws IOException, InterruptedException {
        Path fresh = archive.file()
                .resolveSibling("training-" + ProcessHandle.current().pid());
        try {
            BrokerProcess broker = new BrokerProcess(settings, archive.write(fresh));
            BrokerReport report = broker.await(READY_LIMIT_SECONDS);
            boolean endedWell = broker.end(WRITE_LIMIT_SECONDS);
            if (!(report instanceof BrokerReport.Ready) || !endedWell) throw new IOException(report.line());
            archive.adopt(fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) Files.delete(file);
    }
}
