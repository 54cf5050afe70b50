package org.driftwatch.app.results;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.driftwatch.topics.codec.Json;

/** Writes JSON files whole or not at all. */
public final class ResultsFile {
    private static final ObjectWriter PRETTY = Json.MAPPER.writerWithDefaultPrettyPrinter();

    private ResultsFile() {}

    public static void write(Path file, Object content) throws IOException {
        Path target = file.toAbsolutePath();
        Path partial = target.resolveSibling(target.getFileName() + ".part");
        Files.write(partial, PRETTY.writeValueAsBytes(content));
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
