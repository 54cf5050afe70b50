package org.driftwatch.app.cherenkov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.driftwatch.app.SharedFolder;

/** Files about arrays in the shared folder; tests that need them are skipped where it is not there. */
final class ArrayReference {
    private ArrayReference() {}

    static JsonNode json(String name) {
        try {
            return new ObjectMapper()
                    .readTree(SharedFolder.file("reference/cta/" + name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path block(int obs) {
        return SharedFolder.file("data/cta/ob_" + obs + ".dl2.h5.gz");
    }
}
