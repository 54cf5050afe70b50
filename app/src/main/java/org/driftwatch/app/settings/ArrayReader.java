package org.driftwatch.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.quality.Criterion;
import org.driftwatch.calibrators.cherenkov.settings.ArrayDriftSettings;
import org.driftwatch.calibrators.cherenkov.settings.ArrayDriftSettings.Healthy;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.EventFilters;
import org.driftwatch.calibrators.cherenkov.settings.EventSettings;
import org.driftwatch.calibrators.cherenkov.settings.PairSettings;
import org.driftwatch.calibrators.cherenkov.settings.PoolSettings;
import org.driftwatch.calibrators.cherenkov.settings.Reconstructors;
import org.driftwatch.calibrators.cherenkov.settings.SizeSettings;
import org.driftwatch.calibrators.cherenkov.settings.ThroughputSettings;
import org.driftwatch.calibrators.cherenkov.settings.TimingSettings;

/**
 * The section {@code array}, and the sections {@code CalculateAsymmetry} and {@code CalculateInterCalibration} of the peer's
 * configuration, which may stand in it or at the top of the file; so may {@code CalculateCrossCalibration}, which is both in version
 * 0.2.0.
 */
final class ArrayReader {
    private static final String ASYMMETRY = "CalculateAsymmetry";
    private static final String INTER_CALIBRATION = "CalculateInterCalibration";
    private static final String OLDER = "CalculateCrossCalibration";

    private final Section own;
    private final boolean published;
    private final Section asymmetry;
    private final Section interCalibration;

    ArrayReader(Section root) {
        own = root.section("array");
        boolean older = root.has(OLDER) || own.has(OLDER);
        published = older || root.has(ASYMMETRY) || own.has(ASYMMETRY);
        asymmetry = section(root, older ? OLDER : ASYMMETRY);
        interCalibration = older ? asymmetry : section(root, INTER_CALIBRATION);
    }

    private Section section(Section root, String name) {
        return (root.has(name) ? root : own).section(name);
    }

    ArraySettings read() {
        ArraySettings usual = ArraySettings.defaults();
        String name = own.text("name", usual.name());
        var mode = own.choice("mode", usual.mode());
        EventSettings events = events();
        PairSettings pairs = pairs(usual.pairs());
        ThroughputSettings throughput = throughput(usual.throughput());
        SizeSettings size = size(own.section("size"), usual.size());
        TimingSettings timing = timing(own.section("timing"), usual.timing());
        TreeMap<String, Double> bias = new TreeMap<>(own.numbersByName("regressor_bias"));
        ArrayDriftSettings drift = drift(own.section("drift"), usual.drift());
        PoolSettings pool = pool(usual.pool());
        ArraySettings.Input input = input(usual.input());
        var output = new ArraySettings.Output(
                interCalibration.flag("overwrite", usual.output().overwrite()));
        return own.build(
                () -> new ArraySettings(
                        name, mode, events, pairs, throughput, size, timing, bias, drift, pool, input, output),
                usual);
    }

    private EventSettings events() {
        List<Criterion> criteria =
                asymmetry.section("QualityQuery").read("quality_criteria", List.of(), ArrayReader::criteria);
        double height = own.number("site_height", Double.NaN);
        OptionalDouble siteHeightM = Double.isNaN(height) ? OptionalDouble.empty() : OptionalDouble.of(height);
        return asymmetry.build(() -> new EventSettings(criteria, siteHeightM), EventSettings.defaults());
    }

    private static List<Criterion> criteria(JsonNode list) {
        List<Criterion> criteria = new ArrayList<>();
        if (!list.isArray()) throw new IllegalArgumentException("must be a list of [name, expression], was " + list);
        for (JsonNode each : list) {
            if (!each.isArray() || each.size() != 2)
                throw new IllegalArgumentException("must be a list of [name, expression], was " + each);
            criteria.add(new Criterion(each.get(0).asText(), each.get(1).asText()));
        }
        return criteria;
    }

    private PairSettings pairs(PairSettings usual) {
        EventFilters filters = filters(usual.filters());
        var distance = asymmetry
                .section("PairFinder")
                .read(
                        "max_impact_distance",
                        usual.maxImpactDistanceM(),
                        TelescopeValues.numbers(PairSettings.MAX_IMPACT_DISTANCE));
        int minEvents = own.integer("min_events", usual.minEvents());
        return own.build(() -> new PairSettings(filters, distance, minEvents), usual);
    }

    /** In a configuration of the peer a filter that is not named is not applied; without one the published example holds. */
    private EventFilters filters(EventFilters usual) {
        Section filters = asymmetry.section("event_filters");
        OptionalDouble gammaness = filters.read("min_gammaness", OptionalDouble.empty(), ArrayReader::optional);
        OptionalDouble energyTeV = filters.read(
                "min_energy", OptionalDouble.empty(), value -> OptionalDouble.of(Quantity.energyTeV(value.asText())));
        OptionalDouble distance = filters.read("max_distance_asymmetry", OptionalDouble.empty(), ArrayReader::optional);
        if (!published) return usual;
        return filters.build(() -> new EventFilters(gammaness, energyTeV, distance), usual);
    }

    private static OptionalDouble optional(JsonNode value) {
        if (!value.isNumber()) throw new IllegalArgumentException("must be a number or null, was " + value);
        return OptionalDouble.of(value.asDouble());
    }

    private ThroughputSettings throughput(ThroughputSettings usual) {
        Section fitter = interCalibration.section("RelativeThroughputFitter");
        String spelling =
                fitter.has("throughput_normalization") ? "throughput_normalization" : "throughput_normalisation";
        var normalisation =
                fitter.read(spelling, usual.normalisation(), TelescopeValues.numbers(ThroughputSettings.NORMALISATION));
        var references = fitter.read(
                "reference_telescopes", usual.references(), TelescopeValues.ids(ThroughputSettings.REFERENCES));
        var gauge = own.choice("gauge", usual.gauge());
        return own.build(() -> new ThroughputSettings(gauge, normalisation, references), usual);
    }

    private static SizeSettings size(Section section, SizeSettings usual) {
        double asymmetry = section.number("max_distance_asymmetry", usual.maxDistanceAsymmetry());
        var sizes = section.read("min_size", usual.minSizePe(), TelescopeValues.numbers(SizeSettings.MIN_SIZE));
        double leakage = section.number("max_leakage", usual.maxLeakage());
        double gammaness = section.number("min_gammaness", usual.minGammaness());
        boolean slope = section.flag("distance_slope", usual.distanceSlope());
        return section.build(() -> new SizeSettings(asymmetry, sizes, leakage, gammaness, slope), usual);
    }

    private static TimingSettings timing(Section section, TimingSettings usual) {
        double size = section.number("min_size", usual.minSizePe());
        double gammaness = section.number("min_gammaness", usual.minGammaness());
        boolean walk = section.flag("walk", usual.walk());
        return section.build(() -> new TimingSettings(size, gammaness, walk), usual);
    }

    private static ArrayDriftSettings drift(Section section, ArrayDriftSettings usual) {
        double throughput =
                section.number("throughput_floor", usual.throughput().floor());
        double walk = section.number("throughput_walk", usual.throughput().walk());
        double size = section.number("size_floor", usual.size().floor());
        double timing = section.number("timing_floor_ns", usual.timingNs().floor());
        double clockWalk = section.number("timing_walk_ns", usual.timingNs().walk());
        double shewhart = section.number("shewhart", usual.shewhart());
        double slack = section.number("slack", usual.slack());
        double alarm = section.number("alarm", usual.alarm());
        double warn = section.number("warn", usual.warn());
        return section.build(
                () -> new ArrayDriftSettings(
                        new Healthy(throughput, walk),
                        new Healthy(size, walk),
                        new Healthy(timing, clockWalk),
                        shewhart,
                        slack,
                        alarm,
                        warn),
                usual);
    }

    private PoolSettings pool(PoolSettings usual) {
        boolean pool = own.flag("pool", usual.pool());
        var halfLife = own.duration("half_life", usual.halfLife());
        return own.build(() -> new PoolSettings(pool, halfLife), usual);
    }

    private ArraySettings.Input input(ArraySettings.Input usual) {
        String algorithm = asymmetry.text("reconstruction_algorithm", null);
        Optional<String> energy = reconstructor("energy_reconstructor", algorithm, "Regressor");
        Optional<String> geometry = reconstructor("geometry_reconstructor", null, "");
        Optional<String> gammaness = reconstructor("gammaness_reconstructor", algorithm, "Classifier");
        int chunk = asymmetry.atLeast("chunk_size", usual.chunkSize(), 1);
        return new ArraySettings.Input(new Reconstructors(energy, geometry, gammaness), chunk);
    }

    /** The one named, else the older version's algorithm with its ending. */
    private Optional<String> reconstructor(String key, String algorithm, String ending) {
        String older = algorithm == null ? null : algorithm + ending;
        return Optional.ofNullable(asymmetry.text(key, older));
    }
}
