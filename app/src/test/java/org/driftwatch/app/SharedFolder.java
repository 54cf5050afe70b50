package org.driftwatch.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The folder with reference numbers and recorded files; tests that need it are skipped where it is not there. */
public final class SharedFolder {
    private SharedFolder() {}

    /** A file or folder of it; skips the test without it, or fails it where {@code DRIFTWATCH_REQUIRE} asks for {@code shared}. */
    public static Path file(String relative) {
        Path file = root().resolve(relative);
        if (Files.exists(file)) return file;
        String missing = "shared file " + relative + " is not here (set DRIFTWATCH_SHARED)";
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
