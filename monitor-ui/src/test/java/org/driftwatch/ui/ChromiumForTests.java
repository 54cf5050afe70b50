package org.driftwatch.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium that is already on this machine: env CHROMIUM, else the usual names on PATH. */
public final class ChromiumForTests implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private ChromiumForTests(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(FLAGS)
                        .setTimeout(120_000));
    }

    /** Starts it; without one the test is aborted, or failed if env DRIFTWATCH_REQUIRE lists {@code browser}. */
    public static ChromiumForTests start() {
        Path executable = find();
        if (executable != null) return new ChromiumForTests(executable);
        String reason = "no Chromium: neither env CHROMIUM nor chromium, chromium-browser, google-chrome on PATH";
        String required = System.getenv().getOrDefault("DRIFTWATCH_REQUIRE", "");
        if (Arrays.asList(required.split("[, ]+")).contains("browser")) Assertions.fail(reason);
        return Assumptions.abort(reason);
    }

    private static Path find() {
        String given = System.getenv("CHROMIUM");
        if (given != null) return Files.isExecutable(Path.of(given)) ? Path.of(given) : null;
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
