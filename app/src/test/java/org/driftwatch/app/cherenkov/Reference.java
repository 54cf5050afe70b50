package org.driftwatch.app.cherenkov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.app.SharedFolder;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.EventFilters;
import org.driftwatch.calibrators.cherenkov.settings.Gauge;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.calibrators.cherenkov.settings.PairSettings;
import org.driftwatch.calibrators.cherenkov.settings.ThroughputSettings;
import org.driftwatch.calibrators.cherenkov.settings.TimingSettings;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter;

/** Numbers of shared/reference/cta, and the settings they were made with. */
final class Reference {
    static final List<Integer> BLOCKS = List.of(4001, 4002, 4003, 4004);
    static final Map<String, Integer> TELESCOPES = Map.of("LST", 1, "MST", 5, "SST", 34);
    static final double NARROW = 0.05;
    static final double WIDE = 0.3;

    private Reference() {}

    static JsonNode json(String name) throws IOException {
        return new ObjectMapper()
                .readTree(SharedFolder.file("reference/cta/" + name).toFile());
    }

    static JsonNode truth() throws IOException {
        return new ObjectMapper()
                .readTree(VisibleBlock.file("truth_visible.json").toFile());
    }

    static ArraySettings settings(double distanceAsymmetry, Mode mode) {
        return filtered(EventFilters.of(0.5, 0.05, distanceAsymmetry), mode);
    }

    static ArraySettings filtered(EventFilters filters, Mode mode) {
        ArraySettings usual = ArraySettings.defaults();
        PairSettings pairs = new PairSettings(
                filters, usual.pairs().maxImpactDistanceM(), usual.pairs().minEvents());
        ThroughputSettings throughput = new ThroughputSettings(
                Gauge.REFERENCE,
                usual.throughput().normalisation(),
                TelescopeParameter.byType("reference_telescopes", new TreeMap<>(TELESCOPES)));
        return new ArraySettings(
                usual.name(),
                mode,
                usual.events(),
                pairs,
                throughput,
                usual.size(),
                usual.timing(),
                usual.regressorBias(),
                usual.drift(),
                usual.pool(),
                usual.input(),
                usual.output());
    }

    static ArraySettings withoutWalk(ArraySettings all) {
        TimingSettings timing =
                new TimingSettings(all.timing().minSizePe(), all.timing().minGammaness(), false);
        return new ArraySettings(
                all.name(),
                all.mode(),
                all.events(),
                all.pairs(),
                all.throughput(),
                all.size(),
                timing,
                all.regressorBias(),
                all.drift(),
                all.pool(),
                all.input(),
                all.output());
    }

    /** Values of an object {@code {"1": 1.0, ...}} by telescope. */
    static SortedMap<Integer, Double> byTelescope(JsonNode object) {
        SortedMap<Integer, Double> values = new TreeMap<>();
        object.properties()
                .forEach(each -> values.put(
                        Integer.parseInt(each.getKey()), each.getValue().asDouble()));
        return values;
    }

    static OptionalDouble number(JsonNode node) {
        return node == null || node.isNull() ? OptionalDouble.empty() : OptionalDouble.of(node.asDouble());
    }
}
