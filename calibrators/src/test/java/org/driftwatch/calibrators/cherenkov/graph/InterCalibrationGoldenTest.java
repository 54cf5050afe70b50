package org.driftwatch.calibrators.cherenkov.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every block, filter set and type of the reference from its own table of pairs. */
class InterCalibrationGoldenTest {
    private static final double RELATIVE = 1e-8;
    private static final int MINIMUM_EVENTS = 5;
    private static final Map<String, String[]> WEIGHTS = Map.of(
            "peer_weights", new String[] {"mean", "peer_uncertainty", "n"},
            "sem", new String[] {"mean", "sem", "n"},
            "clip", new String[] {"clip_mean", "clip_sem", "clip_n"});

    @TestFactory
    List<DynamicTest> fitsAreThoseOfTheReference() {
        return FitReference.recordedFits(InterCalibrationGoldenTest::compare);
    }

    private static void compare(FitReference.Fit recorded) {
        recorded.type().get("fits").properties().forEach(fit -> {
            String weights = fit.getKey();
            String name = recorded.name() + " " + weights;
            List<PairMeasurement> pairs = pairs(recorded.type().get("pairs"), weights);
            assertThat(pairs).as(name).hasSize(fit.getValue().get("n_pairs").asInt());
            GraphProblem problem = FitReference.problem(pairs, FitReference.held(recorded.held(), 1));
            for (String form : List.of("exact", "log_linear")) {
                if (!fit.getValue().has(form)) continue;
                GraphOptions options = form.equals("exact") ? GraphOptions.THROUGHPUT.exact() : GraphOptions.THROUGHPUT;
                FitReference.assertEqual(
                        name + " " + form,
                        new GraphSolver(options).solve(problem),
                        fit.getValue().get(form),
                        RELATIVE);
            }
        });
    }

    /** The peer's weights take every pair with an event, the others want five. */
    static List<PairMeasurement> pairs(JsonNode table, String weights) {
        Map<String, Integer> column = new HashMap<>();
        table.get("columns").forEach(each -> column.put(each.asText(), column.size()));
        String[] names = WEIGHTS.get(weights);
        int least = weights.equals("peer_weights") ? 1 : MINIMUM_EVENTS;
        List<PairMeasurement> pairs = new ArrayList<>();
        for (JsonNode row : table.get("rows")) {
            if (row.get(column.get("n")).asLong() < least) continue;
            pairs.add(PairMeasurement.ofAsymmetry(
                    row.get(column.get("i")).asInt(),
                    row.get(column.get("j")).asInt(),
                    FitReference.number(row.get(column.get(names[0]))),
                    FitReference.number(row.get(column.get(names[1]))),
                    row.get(column.get(names[2])).asLong()));
        }
        return pairs;
    }
}
