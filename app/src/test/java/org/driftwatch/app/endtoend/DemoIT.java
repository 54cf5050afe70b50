package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer starts it: says what it injects, shows data, and leaves nothing behind. */
class DemoIT {
    private static final Pattern PAGE = Pattern.compile("page: (http\\S+)");
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    Path directory;

    @Test
    void showsDataAndEndsWithEveryChild() throws Exception {
        try (Program demo = Program.start(directory, "demo", "--port", "0", "--detectors", "4", "--rate", "40")) {
            String page = await("page", demo, () -> page(alive(demo).said()));
            assertThat(demo.said()).contains("injected: ", "ch1000003");
            await("a published calibration", demo, () -> calibrated(page));
            List<ProcessHandle> children = demo.children();
            assertThat(children).as("the broker").isNotEmpty();
            demo.interrupt();
            await("end of children", demo, () -> children.stream().anyMatch(ProcessHandle::isAlive) ? null : "");
        }
    }

    private static Program alive(Program demo) {
        assertThat(demo.isAlive()).as("it ended and said: %s", demo.said()).isTrue();
        return demo;
    }

    private static String page(String said) {
        Matcher page = PAGE.matcher(said);
        return page.find() ? page.group(1) : null;
    }

    private static String calibrated(String page) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(page + "/api/parameters")).build();
            String parameters = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return parameters.contains("germanium.energy") ? parameters : null;
        } catch (Exception notYet) {
            return null;
        }
    }

    /** Asks until there is an answer. */
    private static String await(String what, Program demo, Supplier<String> question) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            String answer = question.get();
            if (answer != null) return answer;
            boolean late = System.nanoTime() > deadline;
            assertThat(late)
                    .as("%s not within %s; it said: %s", what, LIMIT, demo.said())
                    .isFalse();
            demo.pause();
        }
    }
}
