package org.driftwatch.app.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What an embedded broker has of a topic on disk, to see from outside that something is written. */
record TopicOnDisk(Path data, String topic) {
    private static final int DEEPEST = 4;

    /** 0 before the first start. */
    long bytes() throws IOException {
        if (Files.notExists(data)) return 0;
        try (Stream<Path> files = Files.find(data, DEEPEST, (file, attributes) -> isSegment(file))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (UncheckedIOException e) {
            return 0; // the broker makes and removes files meanwhile
        }
    }

    private boolean isSegment(Path file) {
        return file.getParent().getFileName().toString().startsWith(topic + "-")
                && file.getFileName().toString().endsWith(".log");
    }
}
