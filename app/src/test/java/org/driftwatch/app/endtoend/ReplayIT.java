package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.app.SharedFolder;
import org.driftwatch.topics.codec.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay equals replay equals batch, on a real run of one germanium detector. */
class ReplayIT {
    private static final String RUN = "data/hpge/lh5/prod-ref-l200/generated/tier/dsp/cal/p03/r000/"
            + "l200-p03-r000-cal-20230311T235840Z-tier_dsp.lh5";

    private static final String CUTS = "germanium.cuts";

    @TempDir
    Path directory;

    private JsonNode results(String name, String... arguments) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".json");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--results", file.toString()));
        Program.run(directory, all.toArray(String[]::new));
        return Json.MAPPER.readTree(file.toFile());
    }

    @Test
    void neitherSpeedNorThreadsNorKafkaChangeTheResult() throws Exception {
        String run = SharedFolder.file(RUN).toString();
        JsonNode batch = results("batch", "calibrate", "germanium", run, "--events", ":9000");
        JsonNode slow =
                results("slow", "replay", run, "--events", ":9000", "--headless", "--speed", "600", "--threads", "4");
        JsonNode fast = results("fast", "replay", run, "--events", ":9000", "--headless", "--threads", "1");
        assertThat(fast.path("runs")).isEqualTo(slow.path("runs"));
        assertThat(fast.path("result_hash")).isEqualTo(slow.path("result_hash"));
        assertThat(subjects(fast)).containsExactlyElementsOf(subjects(batch)).contains("germanium.energy");
        for (String subject : subjects(fast))
            if (!subject.equals(CUTS))
                assertThat(last(fast, subject)).as(subject).isEqualTo(last(batch, subject));
        assertThat(fast.path("drift")).isEqualTo(batch.path("drift"));
        cutsAgree(last(fast, CUTS), last(batch, CUTS));
    }

    private static List<String> subjects(JsonNode results) {
        return results.path("parameters").findValuesAsText("subject");
    }

    private static JsonNode last(JsonNode results, String subject) {
        for (JsonNode parameter : results.path("parameters"))
            if (parameter.path("subject").asText().equals(subject)) return parameter.path("value");
        throw new AssertionError("no " + subject);
    }

    /** The batch reads the column, the stream narrow cells: a tenth of the width. */
    private static void cutsAgree(JsonNode stream, JsonNode batch) {
        for (var column : batch.path("get_mode_stdev").properties()) {
            JsonNode cells = stream.path("get_mode_stdev").path(column.getKey());
            double width = column.getValue().path("std").asDouble();
            for (String what : List.of("mode", "std"))
                assertThat(cells.path(what).asDouble())
                        .as("%s of %s", what, column.getKey())
                        .isCloseTo(column.getValue().path(what).asDouble(), within(0.1 * width));
        }
    }

    @Test
    void theWholeRunAgreesWithTheReference() throws Exception {
        String run = SharedFolder.file(RUN).toString();
        JsonNode reference = Json.MAPPER
                .readTree(SharedFolder.file("reference/hpge/energy_cal.json").toFile())
                .at("/results/cuspEmax/deg0_seven_lines/fit");
        JsonNode found = results("whole", "replay", run, "--headless", "--speed", "max");
        JsonNode value = last(found, "germanium.energy");

        assertThat(found.at("/runs/0/events").asLong()).isEqualTo(38_343);
        assertThat(found.at("/runs/0/id").asText()).isEqualTo("l200-p03-r000-cal-20230311T235840Z");
        double scale = reference.at("/calibration_kev_of_adc/pars/1").asDouble();
        assertThat(value.at("/parameters/b").asDouble()).isCloseTo(scale, within(2e-5 * scale));
        assertThat(value.at("/qbb_fwhm_kev").asDouble())
                .isCloseTo(reference.at("/FWHMLinear/Qbb_fwhm_in_kev").asDouble(), within(0.03));
        for (JsonNode peak : value.path("peaks")) agrees(peak, reference.path("peaks"));
    }

    private static void agrees(JsonNode peak, JsonNode references) {
        JsonNode reference = references.path(peak.path("energy_kev").asText());
        assertThat(peak.path("found").asBoolean())
                .as("%s keV found", peak.path("energy_kev"))
                .isEqualTo(!reference.isMissingNode());
        if (reference.isMissingNode()) return;
        boolean sameModel = peak.path("model").equals(reference.path("function"));
        double sigma = reference.path("position_uncertainty").asDouble();
        assertThat(peak.path("position_adc").asDouble())
                .as("position of %s keV, same model: %s", peak.path("energy_kev"), sameModel)
                .isCloseTo(reference.path("position").asDouble(), within((sameModel ? 0.3 : 2) * sigma));
    }
}
