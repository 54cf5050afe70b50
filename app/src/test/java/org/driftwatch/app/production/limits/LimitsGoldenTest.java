package org.driftwatch.app.production.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.driftwatch.app.SharedFolder;
import org.driftwatch.app.settings.LimitsSettings;
import org.driftwatch.calibrators.simulation.limits.LimitSettings;
import org.driftwatch.calibrators.simulation.limits.TelescopeSelection;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.topics.codec.Json;
import org.junit.jupiter.api.Test;

/**
 * The peer's limits for three files, three layouts and four loss fractions. Counts are exact and energies within 1e-9. The peer
 * takes sines, cosines and angles in single precision, with whatever last bits its library gives; here they are double. So
 * lengths agree within four roundings of a single-precision factor, and angles within eight of one.
 */
class LimitsGoldenTest {
    private static final double ENERGY = 1e-9;
    private static final double SINGLE = 0x1p-24;
    private static final Map<String, String> FILES = Map.of(
            "run202_202_proton_za20deg_azm0deg_North_test_layout_test-prod.simtel.hdf5", "real/",
            "gamma-diffuse_za20deg_azm180deg_dark.reduced.hdf5", "reduced/",
            "gamma-diffuse_za40deg_azm000deg_halfmoon.reduced.hdf5", "reduced/");

    private static LimitsSettings settings() {
        TreeMap<String, TelescopeSelection> layouts = new TreeMap<>();
        layouts.put("all", TelescopeSelection.ALL);
        layouts.put("LST1", TelescopeSelection.of(List.of(1)));
        layouts.put(
                "MST5-19",
                TelescopeSelection.of(IntStream.rangeClosed(5, 19).boxed().toList()));
        LimitSettings limits = new LimitSettings(List.of(1e-6, 0.001, 0.01, 0.1), 0.95, 10);
        return new LimitsSettings(limits, layouts, 5, Optional.empty());
    }

    private static List<Path> files() {
        return FILES.entrySet().stream()
                .map(file -> SharedFolder.file("data/cta/" + file.getValue() + file.getKey() + ".gz"))
                .toList();
    }

    @Test
    void compatGivesThePeersNumbers() throws IOException {
        JsonNode reference = Json.MAPPER.readTree(
                SharedFolder.file("reference/cta/simtools_limits.json").toFile());
        JsonNode found = Json.MAPPER.valueToTree(new LimitsRun(settings(), Form.COMPAT).limits(files()));
        for (String file : FILES.keySet())
            for (Map.Entry<String, JsonNode> layout : reference.path(file).properties())
                compare(
                        found.path("files").path(file).path("layouts").path(layout.getKey()),
                        layout.getValue(),
                        file + " " + layout.getKey());
    }

    private static void compare(JsonNode found, JsonNode expected, String what) {
        assertThat(found.path("n_triggered")).as(what).isEqualTo(expected.path("n_triggered"));
        numbers(found.path("energy_bins"), expected.path("energy_bins"), ENERGY, what);
        numbers(found.path("core_bins"), expected.path("core_bins"), 4 * SINGLE, what);
        angles(found.path("view_bins"), expected.path("view_bins"), what);
        for (Map.Entry<String, JsonNode> fraction : expected.path("limits").properties()) {
            JsonNode limits = found.path("limits").path(fraction.getKey());
            String at = what + " " + fraction.getKey();
            limit(limits, fraction.getValue(), "lower_energy", ENERGY, at);
            limit(limits, fraction.getValue(), "upper_radius", 4 * SINGLE, at);
            JsonNode viewcone = fraction.getValue().path("viewcone");
            angle(limits.path("viewcone").path("value"), viewcone.path("value"), at);
        }
        for (int i = 0; i < expected.path("first_events").size(); i++)
            event(
                    found.path("first_events").path(i),
                    expected.path("first_events").path(i),
                    what + " event " + i);
        assertThat(found.path("first_events")).hasSameSizeAs(expected.path("first_events"));
    }

    private static void limit(JsonNode found, JsonNode expected, String name, double tolerance, String what) {
        double value = expected.path(name).path("value").asDouble();
        assertThat(found.path(name).path("value").asDouble())
                .as(what + name)
                .isCloseTo(value, within(tolerance * value));
        assertThat(found.path(name).path("unit")).isEqualTo(expected.path(name).path("unit"));
    }

    private static void event(JsonNode found, JsonNode expected, String what) {
        double distance = expected.path("core_distance_shower").asDouble();
        assertThat(found.path("tels")).as(what).isEqualTo(expected.path("tels"));
        assertThat(found.path("energy").asDouble())
                .isCloseTo(expected.path("energy").asDouble(), within(1e-9));
        for (String name : List.of("core_distance_shower", "x_shower", "y_shower"))
            assertThat(found.path(name).asDouble())
                    .as(what + " " + name)
                    .isCloseTo(expected.path(name).asDouble(), within(8 * SINGLE * distance));
        angle(found.path("angular_distance_deg"), expected.path("angular_distance_deg"), what);
    }

    private static void numbers(JsonNode found, JsonNode expected, double tolerance, String what) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            double value = expected.path(i).asDouble();
            assertThat(found.path(i).asDouble()).as(what).isCloseTo(value, within(tolerance * value));
        }
    }

    private static void angles(JsonNode found, JsonNode expected, String what) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) angle(found.path(i), expected.path(i), what);
    }

    /** Rounding of a radian, whatever the angle. */
    private static void angle(JsonNode found, JsonNode expected, String what) {
        assertThat(found.asDouble()).as(what).isCloseTo(expected.asDouble(), within(8 * SINGLE * Math.toDegrees(1)));
    }

    @Test
    void productLosesNoMoreThanAllowedAndFlagsShowersUsedSeveralTimes() throws IOException {
        LimitsResults results = new LimitsRun(settings(), Form.PRODUCT).limits(files());
        FileLimits real =
                results.files().get("run202_202_proton_za20deg_azm0deg_North_test_layout_test-prod.simtel.hdf5");
        assertThat(real.ambiguous()).isEqualTo(7);
        assertThat(real.nsb()).isNull();
        FileLimits moon = results.files().get("gamma-diffuse_za40deg_azm000deg_halfmoon.reduced.hdf5");
        assertThat(moon.ambiguous()).isZero();
        assertThat(List.of(moon.zenith(), moon.azimuth(), moon.nsb())).containsExactly(40.0, 0.0, 5.0);
        for (FileLimits file : results.files().values()) file.layouts().values().forEach(LimitsGoldenTest::losesNoMore);
    }

    private static void losesNoMore(LayoutLimits layout) {
        layout.limits()
                .forEach((fraction, limits) -> limits.values().forEach(limit -> {
                    assertThat((double) limit.lost())
                            .isLessThanOrEqualTo(Double.parseDouble(fraction) * limit.events() + 1e-9);
                    assertThat(limit.converged()).isEqualTo(Double.parseDouble(fraction) * limit.events() >= 10);
                }));
    }
}
