package org.driftwatch.calibrators.cherenkov.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Errors from leaving out one block of events after the other. Pairs share telescopes and events, which the inverse Laplacian does
 * not know of; blocks of events do.
 * <pre>  error² = (K - 1)/K Σ_k (x_k - mean(x_k))² </pre>
 *
 * x_k solves the same graph with the weights of the full sample and each pair's y without block k.
 *
 * <p>Source: Efron and Stein, Ann. Statist. 9 (1981) 586.
 */
public record Jackknife(GraphSolver solver) {
    /**
     * What the replicas say.
     *
     * @param replicas x by block and node, in the order of the problem's nodes
     * @param errors by node; NaN for nodes without a pair
     */
    public record Errors(double[][] replicas, double[] errors) {
        /** Error of any function of x, from its value in every replica. */
        public static double ofReplicas(double[] values) {
            double mean = 0;
            for (double each : values) mean += each / values.length;
            double sum = 0;
            for (double each : values) sum += (each - mean) * (each - mean);
            return Math.sqrt(sum * (values.length - 1) / values.length);
        }
    }

    /**
     * Solves once per block.
     *
     * @param withoutBlock for each pair of the problem, in order, its y without each of the K blocks; where that is not finite
     *     (all events of the pair were in the block) the y of the full sample stands in
     */
    public Errors errors(GraphProblem problem, List<double[]> withoutBlock) {
        List<PairMeasurement> pairs = problem.pairs();
        if (withoutBlock.size() != pairs.size())
            throw new IllegalArgumentException(
                    pairs.size() + " pairs need as many rows of replicas, were " + withoutBlock.size());
        int blocks = withoutBlock.isEmpty() ? 0 : withoutBlock.get(0).length;
        int n = problem.nodes().size();
        double[][] replicas = new double[blocks][n];
        for (int k = 0; k < blocks; k++) {
            List<NodeSolution> nodes =
                    solver.solve(problem.with(replica(pairs, withoutBlock, k))).nodes();
            for (int a = 0; a < n; a++) replicas[k][a] = nodes.get(a).x();
        }
        return new Errors(replicas, errors(replicas, n));
    }

    private static List<PairMeasurement> replica(List<PairMeasurement> pairs, List<double[]> withoutBlock, int k) {
        List<PairMeasurement> replica = new ArrayList<>(pairs.size());
        for (int p = 0; p < pairs.size(); p++) {
            double y = withoutBlock.get(p)[k];
            replica.add(
                    Double.isFinite(y) && Double.isFinite(pairs.get(p).y())
                            ? pairs.get(p).withY(y)
                            : pairs.get(p));
        }
        return replica;
    }

    private static double[] errors(double[][] replicas, int n) {
        double[] errors = new double[n];
        for (int a = 0; a < n; a++) {
            double[] values = new double[replicas.length];
            for (int k = 0; k < values.length; k++) values[k] = replicas[k][a];
            errors[a] = values.length == 0 ? Double.NaN : Errors.ofReplicas(values);
        }
        return errors;
    }
}
