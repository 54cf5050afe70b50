package org.driftwatch.app.production.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.driftwatch.app.SharedFolder;
import org.driftwatch.app.settings.GridFile;
import org.driftwatch.app.settings.SettingsException;
import org.driftwatch.calibrators.simulation.grid.AxisScaling;
import org.driftwatch.calibrators.simulation.grid.GridAxis;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.topics.codec.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The peer's grids. Limits equal its numbers within 1e-9 where the Delaunay triangulation is unique. In the cells of a regular
 * table it is not, and the peer's library takes any: there its value must lie within the range of all triangulations, and ours
 * is the middle of that.
 */
class GridGoldenTest {
    private static final double EXACT = 1e-9;

    @TempDir
    Path directory;

    private JsonNode reference;

    @BeforeEach
    void readTheReference() throws IOException {
        reference = Json.MAPPER.readTree(
                SharedFolder.file("reference/cta/simtools_grid.json").toFile());
    }

    private JsonNode grid(Form form, String axes, String more) throws IOException, SettingsException {
        Path settings = Files.writeString(
                directory.resolve("grid.yaml"),
                "lookup_table: '" + SharedFolder.file("data/cta/real/corsika_simulation_limits_lookup.ecsv") + "'\n"
                        + more + axes);
        return Json.MAPPER.valueToTree(new GridRun(GridFile.read(settings, null), form).grid());
    }

    private static String seedAxes() {
        return "axes: '" + SharedFolder.file("data/cta/real/production_grid_generation_axes_definition.yml") + "'\n";
    }

    @Test
    void compatPicksTheCellsThePeerPicks() throws IOException, SettingsException {
        JsonNode expected = reference.path("seed_axes");
        JsonNode found = grid(Form.COMPAT, seedAxes(), "");
        assertThat(found.path("n")).isEqualTo(expected.path("n"));
        assertThat(found.path("targets")).isEqualTo(expected.path("targets"));
        for (int i = 0; i < 24; i++) point(found.at("/points/" + i), expected.at("/points/" + i));
        assertThat(found.path("points")).hasSameSizeAs(expected.path("points"));
    }

    @Test
    void productLooksLimitsUpAtThePointItself() throws IOException, SettingsException {
        JsonNode direct = reference.at("/seed_axes/limits_by_direct_index");
        JsonNode found = grid(Form.PRODUCT, seedAxes(), "");
        JsonNode compat = grid(Form.COMPAT, seedAxes(), "");
        int others = 0;
        for (int i = 0; i < direct.size(); i++) {
            JsonNode point = found.at("/points/" + i);
            limit(
                    point,
                    "/energy_threshold/lower",
                    "energy_threshold",
                    direct.at("/" + i + "/energy").asDouble());
            limit(point, "/radius", "radius", direct.at("/" + i + "/radius").asDouble());
            limit(
                    point,
                    "/viewcone",
                    "viewcone",
                    direct.at("/" + i + "/viewcone").asDouble());
            if (!point.equals(compat.at("/points/" + i))) others++;
        }
        assertThat(others)
                .isEqualTo(reference
                        .at("/seed_axes/points_where_the_peer_picks_another_cell")
                        .asInt());
    }

    @Test
    void scalesAxesAsThePeerDoes() throws IOException, SettingsException {
        JsonNode expected = reference.path("scaled_axes");
        JsonNode found = grid(Form.PRODUCT, axes(expected.path("axes").path("axes")), "telescope_ids: [1]\n");
        assertThat(found.path("n")).isEqualTo(expected.path("n"));
        expected.path("targets").properties().forEach(target -> {
            JsonNode values = found.path("targets").path(target.getKey()).path("value");
            for (int i = 0; i < values.size(); i++)
                near(values.path(i), target.getValue().path("value").path(i));
            assertThat(values).hasSameSizeAs(target.getValue().path("value"));
        });
        for (int i = 0; i < expected.path("points").size(); i++)
            point(found.at("/points/" + i), expected.at("/points/" + i));
    }

    private static String axes(JsonNode axes) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.set("axes", axes);
        return "axes: " + all.path("axes") + "\n";
    }

    private static void point(JsonNode found, JsonNode expected) {
        expected.properties().forEach(each -> {
            boolean isLimit = found.path("triangulation_range").has(each.getKey());
            if (!isLimit && !each.getKey().equals("energy_threshold")) {
                near(found.path(each.getKey()).path("value"), each.getValue().path("value"));
                assertThat(found.path(each.getKey()).path("unit"))
                        .isEqualTo(each.getValue().path("unit"));
            }
        });
        limit(
                found,
                "/energy_threshold/lower",
                "energy_threshold",
                expected.at("/energy_threshold/lower/value").asDouble());
        limit(found, "/radius", "radius", expected.at("/radius/value").asDouble());
        limit(found, "/viewcone", "viewcone", expected.at("/viewcone/value").asDouble());
    }

    private static void limit(JsonNode point, String place, String name, double expected) {
        JsonNode range = point.path("triangulation_range").path(name);
        double value = point.at(place + "/value").asDouble();
        if (range.isMissingNode()) assertThat(value).isCloseTo(expected, within(EXACT * expected));
        else
            assertThat(expected)
                    .isBetween(
                            range.path(0).asDouble() * (1 - EXACT),
                            range.path(1).asDouble() * (1 + EXACT));
    }

    private static void near(JsonNode found, JsonNode expected) {
        double value = expected.asDouble();
        assertThat(found.asDouble()).isCloseTo(value, within(1e-11 * Math.max(1, Math.abs(value))));
    }

    @Test
    void putsPointsOnTheSky() throws IOException, SettingsException {
        JsonNode expected = reference.path("ra_dec");
        JsonNode found = grid(Form.COMPAT, seedAxes(), """
                coordinate_system: ra_dec
                observing_location: {lat: 28.7622, lon: -17.8922, height: 2156}
                observing_time: 2017-09-16 00:00:00
                """);
        for (int i = 0; i < expected.path("points").size(); i++) {
            JsonNode want = expected.at("/points/" + i);
            JsonNode have = found.at("/points/" + i);
            assertThat(have.has("azimuth") || have.has("zenith_angle")).isFalse();
            assertThat(have.at("/ra/value").asDouble())
                    .isCloseTo(want.at("/ra/value").asDouble(), within(0.02));
            assertThat(have.at("/dec/value").asDouble())
                    .isCloseTo(want.at("/dec/value").asDouble(), within(0.02));
            assertThat(have.at("/ra/unit")).isEqualTo(want.at("/ra/unit"));
        }
    }

    @Test
    void turnsAzimuthsTheShorterWay() {
        for (JsonNode each : reference.path("circular")) {
            GridAxis axis = new GridAxis(
                    "azimuth",
                    each.at("/range/0").asDouble(),
                    each.at("/range/1").asDouble(),
                    each.path("bins").asInt(),
                    AxisScaling.LINEAR,
                    "deg");
            assertThat(Json.MAPPER.valueToTree(axis.values()).toString())
                    .as(each.toString())
                    .isEqualTo(each.path("centers").toString());
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException, SettingsException {
        assertThatThrownBy(() -> grid(Form.PRODUCT, seedAxes(), "telescope_ids: [2, 3]\n"))
                .hasMessage("No matching rows in the lookup table for telescope_ids: [2, 3]");
        assertThatThrownBy(() -> grid(Form.PRODUCT, seedAxes(), "coordinate_system: ra_dec\n"))
                .hasMessage("Observing time is not set. Please provide an observing_time to convert coordinates.");
        assertThatThrownBy(() -> grid(Form.PRODUCT, "axes: {azimuth: {range: [0], binning: 0}}\n", ""))
                .hasMessageContaining("axes.azimuth range must be two numbers, was [0.0]");
    }

    @Test
    void withoutALookupTableThereAreNoLimits() throws IOException, SettingsException {
        Path settings = Files.writeString(directory.resolve("g.yaml"), seedAxes());
        JsonNode found = Json.MAPPER.valueToTree(new GridRun(GridFile.read(settings, null), Form.PRODUCT).grid());
        assertThat(found.path("n").asInt()).isEqualTo(24);
        assertThat(found.at("/points/0").has("energy_threshold")).isFalse();
        assertThat(found.at("/points/0/azimuth/value").asDouble()).isEqualTo(310);
    }

    @Test
    void outsideTheTableLimitsAreUndefined() throws IOException, SettingsException {
        JsonNode found = grid(Form.PRODUCT, """
                axes:
                  azimuth: {range: [0, 0], binning: 1, units: deg}
                  zenith_angle: {range: [60, 70], binning: 2, units: deg}
                  nsb: {range: [1, 1], binning: 1, units: MHz}
                """, "");
        assertThat(found.at("/points/0/radius/value").asDouble()).isCloseTo(2797.153902682143, within(1e-9));
        assertThat(found.at("/points/1/radius/value").isNull()).isTrue();
        assertThat(found.at("/points/1/energy_threshold/lower/value").isNull()).isTrue();
    }
}
