package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.topics.codec.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay equals replay equals batch, on a real run of one germanium detector. */
class ReplayIT {
    private static final String RUN = "data/hpge/lh5/prod-ref-l200/generated/tier/dsp/cal/p03/r000/"
            + "l200-p03-r000-cal-20230311T235840Z-tier_dsp.lh5";

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
        String run = SharedData.of(RUN).toString();
        JsonNode batch = results("batch", "calibrate", "germanium", run, "--events", ":9000");
        JsonNode slow =
                results("slow", "replay", run, "--events", ":9000", "--headless", "--speed", "600", "--threads", "4");
        JsonNode fast = results("fast", "replay", run, "--events", ":9000", "--headless", "--threads", "1");
        assertThat(fast.path("runs")).isEqualTo(slow.path("runs"));
        assertThat(fast.path("parameters").size()).isEqualTo(1);
        assertThat(fast.path("result_hash")).isEqualTo(slow.path("result_hash"));
        assertThat(fast.path("result_hash")).isEqualTo(batch.path("result_hash"));
    }

    @Test
    void theWholeRunAgreesWithTheReference() throws Exception {
        String run = SharedData.of(RUN).toString();
        JsonNode reference = Json.MAPPER
                .readTree(SharedData.of("reference/hpge/energy_cal.json").toFile())
                .at("/results/cuspEmax/deg0_seven_lines/fit");
        JsonNode found = results("whole", "replay", run, "--headless", "--speed", "max");
        JsonNode value = found.at("/parameters/0/value");

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
