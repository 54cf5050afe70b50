package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.driftwatch.app.SharedFolder;
import org.driftwatch.topics.codec.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay equals replay equals batch, on two observation blocks of an array. */
class ArrayReplayIT {
    private static final List<String> BLOCKS = List.of("data/cta/ob_4001.dl2.h5.gz", "data/cta/ob_4002.dl2.h5.gz");

    @TempDir
    Path directory;

    private JsonNode results(String name, String... arguments) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".json");
        List<String> all = new ArrayList<>(List.of(arguments));
        for (String block : BLOCKS) all.add(SharedFolder.file(block).toString());
        all.addAll(List.of("--results", file.toString()));
        Program.run(directory, all.toArray(String[]::new));
        return Json.MAPPER.readTree(file.toFile());
    }

    @Test
    void neitherThreadsNorKafkaChangeTheResult() throws Exception {
        JsonNode batch = results("batch", "calibrate", "array");
        JsonNode one = results("one", "replay", "--headless", "--threads", "1");
        JsonNode four = results("four", "replay", "--headless", "--threads", "4");
        assertThat(one.path("result_hash")).isEqualTo(batch.path("result_hash"));
        assertThat(four.path("result_hash")).isEqualTo(batch.path("result_hash"));
        for (String part : List.of("runs", "rejected")) {
            assertThat(one.path(part)).as(part).isEqualTo(batch.path(part));
            assertThat(four.path(part)).as(part).isEqualTo(batch.path(part));
        }
        assertThat(batch.at("/runs/0/events").asInt()).isEqualTo(2_200);
        assertThat(subjects(batch))
                .containsExactly(
                        "array.cross-calibration",
                        "array.inter-calibration",
                        "array.inter-calibration.size",
                        "array.timing");
        assertThat(runs(batch.path("parameters")))
                .as("the last block is on top")
                .containsExactly("ob_4002");
        assertThat(runs(batch.path("history"))).contains("ob_4001");
    }

    private static Set<String> subjects(JsonNode results) {
        return new TreeSet<>(results.path("parameters").findValuesAsText("subject"));
    }

    private static Set<String> runs(JsonNode parameters) {
        return new TreeSet<>(parameters.findValuesAsText("run"));
    }
}
