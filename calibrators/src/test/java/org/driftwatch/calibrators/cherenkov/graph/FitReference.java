package org.driftwatch.calibrators.cherenkov.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.SharedFolder;
import org.junit.jupiter.api.DynamicTest;

/** Reference numbers of the array fits, and how they are compared. */
final class FitReference {
    private FitReference() {}

    static JsonNode file(String name) {
        try {
            return new ObjectMapper()
                    .readTree(SharedFolder.file("reference/cta/" + name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One fit of the recorded blocks: pairs and results of a type of telescope, and the telescope that is held. */
    record Fit(String name, JsonNode type, int held) {}

    /** One test for each block, filter set and type of {@code intercalibration.json}. */
    static List<DynamicTest> recordedFits(Consumer<Fit> compare) {
        JsonNode reference = file("intercalibration.json");
        JsonNode held = reference.get("reference_telescopes");
        List<DynamicTest> tests = new ArrayList<>();
        for (var block : reference.get("blocks").properties())
            for (var set : block.getValue().properties())
                for (var type : set.getValue().properties()) {
                    String name = block.getKey() + " " + set.getKey() + " " + type.getKey();
                    Fit fit = new Fit(
                            name, type.getValue(), held.get(type.getKey()).asInt());
                    tests.add(DynamicTest.dynamicTest(name, () -> compare.accept(fit)));
                }
        assertThat(tests).hasSize(24);
        return tests;
    }

    /** A number, NaN for null. */
    static double number(JsonNode node) {
        return node == null || node.isNull() ? Double.NaN : node.asDouble();
    }

    static GraphProblem problem(List<PairMeasurement> pairs, SortedMap<Integer, Double> references) {
        List<Integer> nodes = pairs.stream()
                .flatMap(pair -> java.util.stream.Stream.of(pair.i(), pair.j()))
                .distinct()
                .sorted()
                .toList();
        return new GraphProblem(nodes, pairs, references, Gauge.REFERENCE);
    }

    static SortedMap<Integer, Double> held(int reference, double normalisation) {
        SortedMap<Integer, Double> held = new TreeMap<>();
        held.put(reference, FastMath.log(normalisation));
        return held;
    }

    /** Values and errors of the component of the reference, its chi² and freedoms. */
    static void assertEqual(String name, GraphSolution ours, JsonNode theirs, double relative) {
        theirs.get("value").properties().forEach(entry -> {
            NodeSolution node = ours.node(Integer.parseInt(entry.getKey())).orElseThrow();
            double c = FastMath.exp(node.x());
            double value = entry.getValue().asDouble();
            double error = theirs.get("error").get(entry.getKey()).asDouble();
            assertThat(c).as(name + " " + entry.getKey()).isCloseTo(value, within(relative * value));
            assertThat(c * node.error())
                    .as(name + " error " + entry.getKey())
                    .isCloseTo(error, within(relative * error));
        });
        ComponentFit fit = ours.components().stream()
                .filter(ComponentFit::anchored)
                .findFirst()
                .orElseThrow();
        double chi2 = theirs.get("chi2").asDouble();
        assertThat(fit.chi2()).as(name + " chi2").isCloseTo(chi2, within(relative * chi2 + 1e-12));
        assertThat(fit.ndof()).as(name + " ndof").isEqualTo(theirs.get("ndof").asInt());
        assertThat(fit.nodes()).as(name).hasSize(theirs.get("value").size());
    }
}
