package org.driftwatch.app.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.app.SharedFolder;
import org.driftwatch.app.settings.ProductionFile;
import org.driftwatch.app.settings.SettingsException;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.topics.codec.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The peer's numbers (simtools 0.16.0) for the seven files beside the project: counts exactly, the rest within 1e-10, the
 * digits of the reference. Interpolated values of the peer depend on a choice between equal triangulations that even the
 * library it calls makes anew each time; they must be one of the two ends of ours.
 */
class StatisticsGoldenTest {
    private static final double TOLERANCE = 1e-10;
    private static final List<String> OWN = List.of("grid_point", "energy_threshold", "overall_metric");

    @TempDir
    Path directory;

    private JsonNode reference;

    @Test
    void realFilesGiveThePeersNumbers() throws IOException, SettingsException {
        reference = Json.MAPPER.readTree(
                SharedFolder.file("reference/cta/simtools_statistics_real.json").toFile());
        String metrics = SharedFolder.file("data/cta/real/production_simulation_config_metrics.yml")
                .toString();
        JsonNode found = run(files("data/cta/real"), settings("metrics: '" + metrics + "'\n"));
        compareFiles(found);
        for (Map.Entry<String, JsonNode> file : reference.path("files").properties()) {
            JsonNode here = found.path("evaluate").path("files").path(file.getKey());
            equal(file.getKey(), here.path("grid_point"), file.getValue().path("grid_point"));
            equal(file.getKey(), here.path("energy_threshold"), file.getValue().path("energy_threshold"));
            assertThat(here.path("overall_metric").asText()).startsWith("Unsupported result type for energy_estimate");
            equal(
                    file.getKey(),
                    found.path("config").path("files").path(file.getKey()),
                    file.getValue().path("simulation_config_az60_el45_nsb0.3"));
        }
        compareInterpolation(found.path("statistics"), "aligned");
        assertThat(found.at("/statistics/interpolate/data_len").asInt()).isEqualTo(244);
        JsonNode handler = found.at("/statistics/handler");
        equal("handler", handler.path("query_point"), reference.at("/handler/output/query_point"));
        isOneEnd(
                found.at("/statistics/interpolate/peer_range/0"),
                reference.at("/handler/output/production_statistics/0").asDouble());
        assertThat(handler.at("/production_statistics/0")).isEqualTo(found.at("/statistics/interpolate/peer/0"));
    }

    @Test
    void otherRangeAndTargetGiveThePeersNumbers() throws IOException, SettingsException {
        reference = Json.MAPPER.readTree(
                SharedFolder.file("reference/cta/simtools_statistics_real.json").toFile());
        JsonNode found = run(files("data/cta/real"), directorySettings("""
                uncertainty_effective_area: {target_error: {value: 0.05}, energy_range: {value: [0.1, 10], unit: TeV}}
                energy_estimate: {target_error: {value: 0.05}, energy_range: {value: [0.04, 200], unit: TeV}}
                """));
        for (Map.Entry<String, JsonNode> file : reference.path("files").properties()) {
            JsonNode expected = file.getValue().path("range_0.1_10_target_0.05");
            close("max", found.at("/evaluate/files").path(file.getKey()).path("max_error"), expected.path("max_error"));
            close(
                    "sum",
                    found.at("/statistics/files").path(file.getKey()).path("derive_statistics_sum"),
                    expected.path("sum"));
        }
    }

    @Test
    void syntheticFilesGiveThePeersNumbers() throws IOException, SettingsException {
        reference = Json.MAPPER.readTree(SharedFolder.file("reference/cta/simtools_statistics_synthetic.json")
                .toFile());
        JsonNode found = run(files("data/cta/dl2_mc"), settings("metrics: " + reference.path("metrics") + "\n"));
        compareFiles(found);
        for (Map.Entry<String, JsonNode> file : reference.path("files").properties()) {
            JsonNode here = found.path("evaluate").path("files").path(file.getKey());
            equal(file.getKey(), here.path("grid_point"), file.getValue().path("grid_point"));
            for (Map.Entry<String, JsonNode> fraction :
                    file.getValue().path("energy_threshold").properties())
                close(
                        "threshold",
                        here.path("energy_threshold_by_fraction")
                                .path(fraction.getKey())
                                .path("value"),
                        fraction.getValue());
        }
        compareInterpolation(found.path("statistics"), "aligned_delaunay");
        equal(
                "product",
                found.at("/statistics/interpolate/values"),
                reference.at("/interpolate/recommended_lnE_then_zenith"));
    }

    @Test
    void theDefectsAreGoneInProductForm() throws IOException, SettingsException {
        String metrics = SharedFolder.file("data/cta/real/production_simulation_config_metrics.yml")
                .toString();
        ProductionRun run = new ProductionRun(ProductionFile.read(Path.of(metrics)), Form.PRODUCT);
        JsonNode found = read(run.evaluate(files("data/cta/real"))).path("files");
        for (JsonNode file : found) {
            // the peer: 0.50, 6.31, 0.63 and 0.79 TeV at 20, 40, 52 and 60 degrees
            assertThat(file.at("/energy_threshold/value").asDouble()).isBetween(0.1, 0.25);
            assertThat(file.path("undefined_bins")).isNotEmpty();
            assertThat(file.path("overall_metric").isNull()).isTrue();
            assertThat(file.path("effective_area_converged").asBoolean()).isFalse();
            for (int bin = 0; bin < file.path("simulated").size(); bin++)
                assertThat(file.path("relative_errors").get(bin).isNull())
                        .isEqualTo(file.path("reco_hist_mc_energy").get(bin).asDouble() == 0);
        }
    }

    private void compareFiles(JsonNode found) {
        assertThat(reference.path("files").size()).isGreaterThan(2);
        for (Map.Entry<String, JsonNode> file : reference.path("files").properties()) {
            JsonNode evaluated = found.path("evaluate").path("files").path(file.getKey());
            JsonNode derived = found.path("statistics").path("files").path(file.getKey());
            for (Map.Entry<String, JsonNode> entry : file.getValue().properties()) {
                String name = entry.getKey();
                if (OWN.contains(name) || name.startsWith("simulation_config") || name.startsWith("range_")) continue;
                JsonNode here = evaluated.has(name) ? evaluated.path(name) : derived.path(name);
                if (name.equals("at_grid_point")) compareAtGridPoint(here, entry.getValue());
                else equal(file.getKey() + " " + name, here, entry.getValue());
            }
        }
    }

    private static void compareAtGridPoint(JsonNode here, JsonNode expected) {
        for (Map.Entry<String, JsonNode> at : expected.properties())
            if (at.getValue().isNumber()) close(at.getKey(), here.path(at.getKey()), at.getValue());
            else assertThat(here.path(at.getKey()).asText()).contains("is outside the range of the simulated events");
    }

    private void compareInterpolation(JsonNode statistics, String aligned) {
        JsonNode here = statistics.path("interpolate");
        compareRanges(here.path("peer_range"), reference.path("interpolate").path("peer"));
        compareRanges(here.path("aligned_range"), reference.path("interpolate").path(aligned));
        for (Map.Entry<String, JsonNode> at :
                reference.path("interpolate_energy_threshold").properties())
            close(
                    "threshold at " + at.getKey(),
                    statistics.path("interpolate_energy_threshold").path(at.getKey()),
                    at.getValue());
    }

    private static void compareRanges(JsonNode ranges, JsonNode expected) {
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).isNull()) continue;
            isOneEnd(ranges.get(i), expected.get(i).asDouble());
        }
    }

    private static void isOneEnd(JsonNode range, double expected) {
        double lowest = range.get(0).asDouble();
        double highest = range.get(1).asDouble();
        double nearest = Math.abs(lowest - expected) < Math.abs(highest - expected) ? lowest : highest;
        assertThat(nearest).isCloseTo(expected, within(1e-9 * expected));
    }

    private static void equal(String what, JsonNode here, JsonNode expected) {
        if (expected.isArray()) {
            assertThat(here.size()).as(what).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) equal(what + "[" + i + "]", here.get(i), expected.get(i));
        } else if (expected.isObject())
            expected.properties().forEach(e -> equal(what + "." + e.getKey(), here.path(e.getKey()), e.getValue()));
        else close(what, here, expected);
    }

    private static void close(String what, JsonNode here, JsonNode expected) {
        if (expected.isNull()) assertThat(here.isNull()).as(what).isTrue();
        else if (expected.isNumber())
            assertThat(here.asDouble())
                    .as(what)
                    .isCloseTo(expected.asDouble(), within(TOLERANCE * Math.abs(expected.asDouble())));
        else assertThat(here.asText()).as(what).isEqualTo(expected.asText());
    }

    private static List<Path> files(String folder) throws IOException {
        try (var all = Files.list(SharedFolder.file(folder))) {
            return all.filter(f -> f.toString().endsWith(".fits.gz")).sorted().toList();
        }
    }

    private Path settings(String metrics) throws IOException {
        List<String> zeniths = new ArrayList<>();
        reference.path("interpolate_energy_threshold").fieldNames().forEachRemaining(zeniths::add);
        JsonNode arguments = reference.at("/handler/args");
        String handler = arguments.isMissingNode()
                ? ""
                : "handler: {base_path: '" + SharedFolder.file("data/cta/real") + "', file_template: "
                        + "'prod6_LaPalma-{zenith}deg_gamma_cone.N.Am-4LSTs09MSTs_ID0_reduced.fits', zeniths: "
                        + arguments.path("zeniths") + ", camera_offsets: " + arguments.path("camera_offsets")
                        + ", query_point: " + arguments.path("query_point") + "}\n";
        return directorySettings(metrics + handler + "threshold_fractions: [0.05, 0.1, 0.2, 0.5]\n"
                + "energies: [0.005, 0.02, 0.1, 1.0, 10.0, 100.0, 1000.0, 20000.0]\n"
                + "simulation: {azimuth: 60, elevation: 45, nsb: 0.3}\n"
                + "threshold_zeniths: " + zeniths + "\n"
                + "query_points: " + reference.at("/interpolate/query_points") + "\n");
    }

    private Path directorySettings(String text) throws IOException {
        return Files.writeString(directory.resolve("production.yaml"), text);
    }

    private static JsonNode run(List<Path> files, Path settings) throws IOException, SettingsException {
        ProductionRun run = new ProductionRun(ProductionFile.read(settings), Form.COMPAT);
        ObjectMapper json = Json.MAPPER;
        return json.createObjectNode()
                .<ObjectNode>set("evaluate", read(run.evaluate(files)))
                .<ObjectNode>set("statistics", read(run.statistics(files)))
                .set("config", read(run.config(files)));
    }

    private static JsonNode read(Object results) throws IOException {
        return Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(results));
    }
}
