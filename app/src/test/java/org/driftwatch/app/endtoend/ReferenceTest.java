package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.app.command.DriftwatchCommand;
import org.driftwatch.app.simulation.GermaniumFile;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.replay.germanium.DetectorArray;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.topics.codec.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --reference} on a simulated run of constant gain: the drift is that by which the reference was shifted. */
class ReferenceTest {
    private static final long SEED = 20261125;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String CHANNEL = "ch1000001";
    private static final double LINE_KEV = 2614.5;

    @TempDir
    static Path folder;

    private static Path run;
    private static double keVPerAdc;

    @BeforeAll
    static void simulate() throws IOException {
        run = folder.resolve("sim-p00-r001-cal-20260101T000000Z-tier_dsp.lh5");
        var settings = GermaniumSettings.defaults(SEED).withArray(DetectorArray.DEFAULT.withDetectors(1));
        new GermaniumFile(run, Progress.NONE).writeDsp(settings, RunPlan.of(START, 15_000));
        JsonNode truth = Json.MAPPER.readTree(GermaniumFile.truthOf(run).toFile());
        keVPerAdc = truth.at("/channels/" + CHANNEL + "/kev_per_adc_start").asDouble();
    }

    private static JsonNode calibrate(Path reference) throws IOException {
        Path results = folder.resolve("r.json");
        List<String> arguments = new ArrayList<>(List.of("calibrate", "germanium", run.toString(), "--results"));
        arguments.addAll(List.of(results.toString(), "--lines", "583.191,2614.5"));
        if (reference != null) arguments.addAll(List.of("--reference", reference.toString()));
        assertThat(DriftwatchCommand.execute(arguments.toArray(String[]::new))).isZero();
        return Json.MAPPER.readTree(results.toFile());
    }

    /** Drift points of the highest line that have enough counts. */
    private static List<JsonNode> points(JsonNode results) {
        List<JsonNode> points = new ArrayList<>();
        for (JsonNode point : results.get("drift")) {
            boolean wanted = point.get("quantity").asText().equals("position_" + LINE_KEV);
            if (wanted && !point.get("verdict").asText().equals("lowstat")) points.add(point);
        }
        assertThat(points).isNotEmpty();
        return points;
    }

    /** Each point within four of its errors of the true shift; the scale of the truth has no error. */
    private static void assertShift(JsonNode results, double keV, String verdict, String reference) {
        for (JsonNode point : points(results)) {
            double errorKeV = point.get("error_adc").asDouble() * keVPerAdc;
            double tolerance =
                    4 * Math.hypot(errorKeV, point.get("systematic_kev").asDouble());
            assertThat(point.get("shift_kev").asDouble()).isCloseTo(keV, within(tolerance));
            assertThat(point.get("verdict").asText()).isEqualTo(verdict);
            assertThat(point.get("reference").asText()).isEqualTo(reference);
        }
    }

    private static Path configuration(double scale) throws IOException {
        String text = """
                {"%s": {"pars": {"operations": {"cuspEmax_cal": {"expression": "a + b * cuspEmax",
                 "parameters": {"a": 0.0, "b": %s}, "lgdo_attrs": {"units": "keV"}}}}}}""".formatted(CHANNEL, scale);
        return Files.writeString(folder.resolve("par_hit.json"), text);
    }

    @Test
    void aHitConfigurationOfTheTrueScaleShowsNoDrift() throws IOException {
        assertShift(calibrate(configuration(keVPerAdc)), 0, "ok", "par_hit.json cuspEmax_cal");
    }

    @Test
    void aHitConfigurationOfAnotherScaleShowsItsShift() throws IOException {
        double shiftKeV = 3;
        double scale = keVPerAdc * LINE_KEV / (LINE_KEV - shiftKeV);
        assertShift(calibrate(configuration(scale)), shiftKeV, "drift", "par_hit.json cuspEmax_cal");
    }

    @Test
    void shiftedResultsOfAnEarlierRunShowTheirShift() throws IOException {
        ObjectNode results = (ObjectNode) calibrate(null);
        double shiftKeV = -3;
        for (JsonNode parameter : results.get("parameters"))
            for (JsonNode peak : parameter.at("/value/peaks"))
                ((ObjectNode) peak).put("position_adc", peak.get("position_adc").asDouble() - shiftKeV / keVPerAdc);
        Path shifted = Files.writeString(folder.resolve("shifted.json"), results.toString());
        JsonNode parameter = results.get("parameters").get(0);
        String name = "run " + parameter.get("run").asText() + " version "
                + parameter.get("version").asInt();
        assertShift(calibrate(shifted), shiftKeV, "drift", name);
    }
}
