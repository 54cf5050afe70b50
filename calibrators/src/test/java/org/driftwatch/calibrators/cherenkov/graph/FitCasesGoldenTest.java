package org.driftwatch.calibrators.cherenkov.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The 20 small sets of pairs: both minima to the digits of the reference. */
class FitCasesGoldenTest {
    private static final double RELATIVE = 1e-8;

    private final JsonNode cases = FitReference.file("fit_cases.json").get("cases");

    @TestFactory
    List<DynamicTest> minimaAreThoseOfTheReference() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : cases)
            if (each.has("exact"))
                tests.add(DynamicTest.dynamicTest(each.get("name").asText(), () -> compare(each)));
        assertThat(tests).hasSize(12);
        return tests;
    }

    private static void compare(JsonNode each) {
        String name = each.get("name").asText();
        int reference = each.get("reference").asInt();
        JsonNode normalisation = each.get("normalisation");
        double held = normalisation.isNumber() ? normalisation.asDouble() : 0.8;
        GraphProblem problem = FitReference.problem(pairs(each), FitReference.held(reference, held));
        GraphOptions options = GraphOptions.THROUGHPUT;
        FitReference.assertEqual(name, new GraphSolver(options).solve(problem), each.get("log_linear"), RELATIVE);
        FitReference.assertEqual(name, new GraphSolver(options.exact()).solve(problem), each.get("exact"), RELATIVE);
    }

    static List<PairMeasurement> pairs(JsonNode each) {
        List<PairMeasurement> pairs = new ArrayList<>();
        for (JsonNode pair : each.get("pairs"))
            pairs.add(PairMeasurement.ofAsymmetry(
                    pair.get("i").asInt(),
                    pair.get("j").asInt(),
                    FitReference.number(pair.get("mean_asymmetry")),
                    FitReference.number(pair.get("mean_uncertainty")),
                    1));
        return pairs;
    }
}
