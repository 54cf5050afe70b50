package org.driftwatch.app.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Data and references beside the project; tests that need them say so when they are not there. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder of it; skips the test, or fails it where {@code DRIFTWATCH_REQUIRE} asks for {@code shared}. */
    public static Path of(String name) {
        Path path = root().resolve(name);
        if (Files.exists(path)) return path;
        String why = "shared data are not there: " + path + " (set DRIFTWATCH_SHARED)";
        String required = System.getenv().getOrDefault("DRIFTWATCH_REQUIRE", "");
        if (required.contains("shared")) Assertions.fail(why);
        return Assumptions.abort(why);
    }

    private static Path root() {
        String set = System.getenv("DRIFTWATCH_SHARED");
        if (set != null) return Path.of(set);
        return Path.of(System.getProperty("driftwatch.root"), "..", "shared").normalize();
    }
}
