package org.driftwatch.app.cherenkov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Files about arrays in the shared folder; tests that need them are skipped where it is not there. */
final class ArrayReference {
    private ArrayReference() {}

    static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(file("reference/cta/" + name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path block(int obs) {
        return file("data/cta/ob_" + obs + ".dl2.h5.gz");
    }

    private static Path file(String relative) {
        Path file = root().resolve(relative);
        if (Files.exists(file)) return file;
        String missing = "shared file " + relative + " is not here";
        String required = System.getenv("DRIFTWATCH_REQUIRE");
        if (required != null && required.contains("shared")) Assertions.fail(missing);
        return Assumptions.abort(missing);
    }

    private static Path root() {
        String named = System.getenv("DRIFTWATCH_SHARED");
        if (named != null && !named.isBlank()) return Path.of(named);
        return Path.of(System.getProperty("driftwatch.root", ".."), "..", "shared")
                .normalize();
    }
}
