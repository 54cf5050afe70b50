package org.driftwatch.calibrators.cherenkov.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Toy arrays as in the scaling study, hexagonal with neighbours up to 300 m: the linear solve is at the exact minimum. */
class FitScalingTest {
    private static final double SPACING_M = 150;
    private static final double REACH_M = 300.001;

    @Test
    void theLinearSolveIsWithinTwoHundredthsOfAnErrorOfTheExactMinimum() {
        for (JsonNode row : FitReference.file("fit_scaling.json").get("rows")) {
            int telescopes = row.get("n_tel").asInt();
            GraphProblem problem = hexagons(telescopes, 17);
            GraphSolution linear = new GraphSolver(GraphOptions.THROUGHPUT).solve(problem);
            GraphSolution exact = new GraphSolver(GraphOptions.THROUGHPUT.exact()).solve(problem);
            double worst = 0;
            for (int k = 0; k < telescopes; k++) {
                if (linear.nodes().get(k).fixed()) continue;
                double apart = linear.nodes().get(k).x() - exact.nodes().get(k).x();
                worst = Math.max(worst, Math.abs(apart) / exact.nodes().get(k).error());
            }
            // another draw than that of the study, which saw 0.004 to 0.010
            assertThat(worst).as(telescopes + " telescopes").isLessThan(0.02);
            assertThat(problem.pairs().size())
                    .isBetween(
                            row.get("n_pairs").asInt() / 2,
                            2 * row.get("n_pairs").asInt());
        }
    }

    /** Throughputs of 7 % spread, pairs with an error of 1 % in the asymmetry. */
    static GraphProblem hexagons(int telescopes, long seed) {
        Random random = new Random(seed);
        int side = (int) Math.ceil(Math.sqrt(telescopes));
        double[] east = new double[telescopes];
        double[] north = new double[telescopes];
        double[] c = new double[telescopes];
        for (int k = 0; k < telescopes; k++) {
            int line = k / side;
            east[k] = SPACING_M * (k % side + 0.5 * (line % 2));
            north[k] = SPACING_M * line * Math.sqrt(0.75);
            c[k] = 1 + 0.07 * random.nextGaussian();
        }
        List<PairMeasurement> pairs = new ArrayList<>();
        for (int i = 0; i < telescopes; i++) {
            for (int j = i + 1; j < telescopes; j++) {
                double dx = east[i] - east[j];
                double dy = north[i] - north[j];
                if (Math.sqrt(dx * dx + dy * dy) > REACH_M) continue;
                double a = (c[i] - c[j]) / (c[i] + c[j]) + 0.01 * random.nextGaussian();
                pairs.add(PairMeasurement.ofAsymmetry(i, j, a, 0.01, 100));
            }
        }
        List<Integer> nodes = IntStream.range(0, telescopes).boxed().toList();
        return new GraphProblem(nodes, pairs, List.of(telescopes / 2), Gauge.REFERENCE);
    }
}
