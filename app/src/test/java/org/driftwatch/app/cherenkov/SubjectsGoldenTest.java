package org.driftwatch.app.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.graph.GraphOptions;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolver;
import org.driftwatch.calibrators.cherenkov.pair.AsymmetryTable;
import org.driftwatch.calibrators.cherenkov.pair.PairEstimate;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.pair.PlainMean;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.calibrators.cherenkov.subject.Coefficients;
import org.driftwatch.calibrators.cherenkov.subject.CrossCalibration;
import org.driftwatch.calibrators.cherenkov.subject.EnergyMethod;
import org.driftwatch.calibrators.cherenkov.subject.InterCalibration;
import org.driftwatch.calibrators.cherenkov.subject.PairMean;
import org.driftwatch.calibrators.cherenkov.subject.SizeMethod;
import org.driftwatch.calibrators.cherenkov.subject.TimeCalibration;
import org.driftwatch.calibrators.cherenkov.subject.TimingMethod;
import org.driftwatch.calibrators.cherenkov.subject.TypeScale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Size, cross-calibration, timing and jackknife of the visible blocks against shared/reference/cta; tolerances of its README. */
class SubjectsGoldenTest {
    private static final double MEANS = 1e-9;
    private static final double FITS = 1e-8;
    private static final GraphOptions FIVE = GraphOptions.THROUGHPUT.atLeast(5);

    private final ArraySettings narrow = Reference.settings(Reference.NARROW, Mode.PRODUCT);

    @ParameterizedTest
    @ValueSource(ints = {4001, 4002, 4003, 4004})
    void imageSizes(int obs) throws IOException {
        CollectedBlock block = CollectedBlock.of(
                VisibleBlock.read(obs), narrow, telescopes -> new SizeMethod(narrow.size(), telescopes));
        JsonNode reference = Reference.json("imagesize.json").get("blocks").get("" + obs);
        InterCalibration calibration =
                new InterCalibration(block.pairs(), block.references(), PairMean.CLIPPED, new GraphSolver(FIVE));
        SortedMap<String, Coefficients> types = calibration.of(block.samples());
        for (Map.Entry<String, Coefficients> type : types.entrySet()) {
            JsonNode expected = reference.get(type.getKey());
            for (JsonNode row : expected.get("pairs").get("rows")) {
                PairSample sample = block.samples()
                        .get(block.pair(row.get(0).asInt(), row.get(1).asInt()));
                assertThat(sample.count()).isEqualTo(row.get(3).asLong());
                if (sample.count() < 5) continue;
                AsymmetryTable table = AsymmetryTable.of(sample);
                close(table.mean(), row.get(4).asDouble(), MEANS);
                close(table.sem(), row.get(6).asDouble(), MEANS);
                assertThat(table.clipped().n()).isEqualTo(row.get(9).asLong());
                close(table.clipped().value(), row.get(10).asDouble(), MEANS);
            }
            sameAs(type.getValue(), expected.get("log_linear"), true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4001, 4002, 4003, 4004})
    void typesByEnergy(int obs) throws IOException {
        for (Map.Entry<String, JsonNode> set :
                sets("crosscalibration.json", obs).entrySet()) {
            double asymmetry = set.getKey().equals("seed") ? Reference.NARROW : Reference.WIDE;
            ArraySettings settings = Reference.settings(asymmetry, Mode.COMPAT);
            EnergyMethod method = EnergyMethod.of(settings.pairs().filters());
            CollectedBlock block = CollectedBlock.of(VisibleBlock.read(obs), settings, telescopes -> method);
            for (JsonNode row : set.getValue().get("xtel_pairs").get("rows")) {
                PairSample sample = block.samples()
                        .get(block.pair(row.get(0).asInt(), row.get(1).asInt()));
                assertThat(sample.count()).isEqualTo(row.get(2).asLong());
            }
            SortedMap<String, Coefficients> types = new InterCalibration(
                            block.pairs(), block.references(), PairMean.CLIPPED, new GraphSolver(FIVE.exact()))
                    .of(block.samples());
            CrossCalibration cross = new CrossCalibration(
                    block.pairs(), block.references(), new TreeMap<>(), PairMean.PLAIN, new GraphSolver(FIVE));
            for (TypeScale scale : cross.ratios(block.samples(), types)) {
                JsonNode expected = set.getValue().get("two_step_log_ratio").get(scale.typeA() + "/" + scale.typeB());
                assertThat(scale.events()).isEqualTo(expected.get("n").asLong());
                close(scale.logRatio(), expected.get("mean").asDouble(), FITS);
                close(scale.ownError(), expected.get("sem").asDouble(), FITS);
            }
            assertThat(block.references().central().orElseThrow().id())
                    .isEqualTo(set.getValue().get("global_reference").asInt());
            CrossCalibration clipped = new CrossCalibration(
                    block.pairs(), block.references(), new TreeMap<>(), PairMean.CLIPPED, new GraphSolver(FIVE));
            sameAs(clipped.global(block.samples()), set.getValue().get("global_log_linear"), true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4001, 4002, 4003, 4004})
    void clocks(int obs) throws IOException {
        CollectedBlock block =
                CollectedBlock.of(VisibleBlock.read(obs), narrow, telescopes -> new TimingMethod(narrow.timing()));
        JsonNode expected =
                Reference.json("timing.json").get("blocks").get("" + obs).get("spherical");
        for (JsonNode row : expected.get("pairs").get("rows")) {
            PairSample sample = block.samples()
                    .get(block.pair(row.get(0).asInt(), row.get(1).asInt()));
            assertThat(sample.count()).isEqualTo(row.get(2).asLong());
            if (sample.count() < 2) continue;
            PairEstimate mean = PlainMean.of(sample, 0);
            assertThat(mean.value()).isCloseTo(row.get(3).asDouble(), offset(1e-5));
            assertThat(mean.error()).isCloseTo(row.get(4).asDouble(), offset(1e-5));
        }
        assertThat(block.references().central().orElseThrow().id())
                .isEqualTo(expected.get("reference").asInt());
        sameNs(clocks(block, false, true), expected.get("fit"), true);
        JsonNode jackknife = Reference.json("jackknife.json").get("result").get("" + obs);
        TimeCalibration.Clocks walked = calibration(block, true, false).of(block.samples());
        jackknife
                .get("timing_walk_corrected")
                .get("walk_ns_pe")
                .properties()
                .forEach(each -> close(
                        walked.walk().nsPe().get(each.getKey()), each.getValue().asDouble(), 1e-6));
        jackknifed(walked.offsetsNs(), jackknife.get("timing_walk_corrected"), "tau_ns", 1e-5);
        jackknifed(clocks(block, false, false), jackknife.get("timing"), "tau_ns", 1e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {4001, 4002, 4003, 4004})
    void jackknifeOfEnergies(int obs) throws IOException {
        ArraySettings settings = Reference.settings(Reference.WIDE, Mode.PRODUCT);
        EnergyMethod method = EnergyMethod.of(settings.pairs().filters());
        CollectedBlock block = CollectedBlock.of(VisibleBlock.read(obs), settings, telescopes -> method);
        SortedMap<String, Coefficients> types = new InterCalibration(
                        block.pairs(), block.references(), PairMean.LOGARITHMS, new GraphSolver(FIVE))
                .of(block.samples());
        JsonNode expected = Reference.json("jackknife.json").get("result").get("" + obs);
        types.forEach((type, of) -> jackknifed(of, expected.get(type), "log_c", FITS));
    }

    private static TimeCalibration calibration(CollectedBlock block, boolean walk, boolean robust) {
        return new TimeCalibration(
                block.pairs(), block.references(), walk, robust, 5, new GraphSolver(GraphOptions.TIMING.atLeast(5)));
    }

    private static Coefficients clocks(CollectedBlock block, boolean walk, boolean robust) {
        return calibration(block, walk, robust).of(block.samples()).offsetsNs();
    }

    private static SortedMap<String, JsonNode> sets(String file, int obs) throws IOException {
        SortedMap<String, JsonNode> sets = new TreeMap<>();
        Reference.json(file).get("" + obs).properties().forEach(each -> sets.put(each.getKey(), each.getValue()));
        return sets;
    }

    private static void sameAs(Coefficients of, JsonNode fit, boolean errors) {
        Reference.byTelescope(fit.get("value")).forEach((telescope, value) -> {
            int place = of.solution().place(telescope);
            close(FastMath.exp(of.x(place)), value, FITS);
            double error =
                    FastMath.exp(of.x(place)) * of.solution().nodes().get(place).error();
            if (errors) close(error, fit.get("error").get("" + telescope).asDouble(), FITS);
        });
    }

    private static void sameNs(Coefficients of, JsonNode fit, boolean errors) {
        Reference.byTelescope(fit.get("value")).forEach((telescope, value) -> {
            int place = of.solution().place(telescope);
            assertThat(of.x(place)).isCloseTo(value, offset(1e-5));
            double error = of.solution().nodes().get(place).error();
            if (errors)
                assertThat(error).isCloseTo(fit.get("error").get("" + telescope).asDouble(), offset(1e-5));
        });
    }

    private static void jackknifed(Coefficients of, JsonNode expected, String values, double tolerance) {
        List<Double> errors = new java.util.ArrayList<>();
        for (int k = 0; k < expected.get("tel_ids").size(); k++) {
            int place = of.solution().place(expected.get("tel_ids").get(k).asInt());
            if (expected.get(values).get(k).isNull()) continue;
            assertThat(of.x(place)).isCloseTo(expected.get(values).get(k).asDouble(), offset(tolerance));
            assertThat(of.jackknife()[place])
                    .isCloseTo(expected.get("error").get(k).asDouble(), offset(tolerance));
            errors.add(of.jackknife()[place]);
        }
        assertThat(errors).isNotEmpty();
    }

    private static void close(double actual, double expected, double relative) {
        assertThat(actual).isCloseTo(expected, offset(relative * (1e-3 + Math.abs(expected))));
    }
}
