package org.driftwatch.calibrators.cherenkov.telescope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter.Entry;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter.Of;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.junit.jupiter.api.Test;

/** Against the pairs of the peer; positions are those of the generator, which the files have too. */
class PairFinderGoldenTest {
    private static JsonNode read(String file) throws Exception {
        return new ObjectMapper().readTree(SharedFolder.file(file).toFile());
    }

    private static List<Telescope> layout() throws Exception {
        JsonNode truth = read("data/cta/truth_visible.json");
        List<Telescope> telescopes = new ArrayList<>();
        for (int i = 0; i < truth.get("tel_ids").size(); i++) {
            String type = truth.get("types").get(i).asText();
            JsonNode at = truth.get("positions_m").get(i);
            telescopes.add(new Telescope(
                    truth.get("tel_ids").get(i).asInt(),
                    type,
                    type + "_" + type + "_Cam",
                    at.get(0).asDouble(),
                    at.get(1).asDouble(),
                    at.get(2).asDouble()));
        }
        return telescopes;
    }

    private static TelescopeParameter<Double> published() {
        return new TelescopeParameter<>(
                "max_impact_distance",
                List.of(
                        new Entry<>(Of.TYPE, "LST*", 125.0),
                        new Entry<>(Of.TYPE, "MST*", 125.0),
                        new Entry<>(Of.TYPE, "SST*", 225.0)));
    }

    @Test
    void findsThePairsOfThePeer() throws Exception {
        JsonNode reference = read("reference/cta/pairs.json");
        PairFinder finder = new PairFinder(published());
        var byType = finder.pairsByType(layout());
        assertThat(byType.keySet()).containsExactly("LST", "MST", "SST");
        for (String type : byType.keySet()) check(byType.get(type), reference.get("by_type").get(type));
        check(finder.crossTypePairs(layout()), reference.get("xtel"));
        assertThat(finder.pairs(layout())).hasSize(reference.get("all_count").asInt());
    }

    private static void check(List<TelescopePair> pairs, JsonNode reference) {
        assertThat(pairs).hasSize(reference.size());
        for (int i = 0; i < pairs.size(); i++) {
            assertThat(pairs.get(i).i().id()).isEqualTo(reference.get(i).get(0).asInt());
            assertThat(pairs.get(i).j().id()).isEqualTo(reference.get(i).get(1).asInt());
            double distance = reference.get(i).get(2).asDouble();
            assertThat(pairs.get(i).distanceM()).isCloseTo(distance, within(1e-9 * distance));
        }
    }

    @Test
    void countsOfOtherDistancesAreThoseOfThePeer() throws Exception {
        JsonNode variants = read("reference/cta/pairs.json").get("variants");
        List<Telescope> layout = layout();
        assertThat(variants).hasSize(4);
        for (Map.Entry<String, JsonNode> variant : variants.properties()) {
            double metres = Double.parseDouble(variant.getKey());
            var byType = new PairFinder(TelescopeParameter.all("m", metres)).pairsByType(layout);
            assertThat(byType).hasSize(variant.getValue().size());
            byType.forEach((type, pairs) ->
                    assertThat(pairs).hasSize(variant.getValue().get(type).asInt()));
        }
    }

    @Test
    void distanceIsInThreeDimensionsAndTheBoundCounts() {
        var low = new Telescope(9, "MST", "MST", 0, 0, 0);
        var high = new Telescope(3, "MST", "MST", 20, 30, 60);
        assertThat(new PairFinder(TelescopeParameter.all("m", 35.0)).pairs(List.of(low, high)))
                .containsExactly(new TelescopePair(low, high, 70));
        assertThat(new PairFinder(TelescopeParameter.all("m", 34.99)).pairs(List.of(low, high)))
                .isEmpty();
        assertThat(new PairFinder(TelescopeParameter.all("m", 35.0)).pairs(List.of(high, low)))
                .containsExactly(new TelescopePair(high, low, 70));
    }
}
