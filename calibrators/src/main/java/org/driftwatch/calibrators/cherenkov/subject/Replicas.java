package org.driftwatch.calibrators.cherenkov.subject;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolution;
import org.driftwatch.calibrators.cherenkov.graph.Jackknife;
import org.driftwatch.calibrators.cherenkov.graph.PairResidual;
import org.driftwatch.calibrators.cherenkov.pair.EventBlocks;

/** What a solution would be without each jackknife block of events, the weights of its pairs kept. */
record Replicas(GraphSolution solution) {
    /** x by block and node; the solution itself where leaving out a block leaves nothing of a pair. */
    double[][] of(List<MeasuredPair> pairs) {
        int n = solution.nodes().size();
        double[][] replicas = new double[EventBlocks.BLOCKS][n];
        for (double[] replica : replicas)
            for (int a = 0; a < n; a++) replica[a] = solution.nodes().get(a).x();
        Map<String, MeasuredPair> byName = new TreeMap<>();
        for (MeasuredPair each : pairs)
            byName.put(each.pair().i().id() + "-" + each.pair().j().id(), each);
        for (PairResidual used : solution.residuals()) add(used, byName.get(used.name()), replicas);
        return replicas;
    }

    private void add(PairResidual used, MeasuredPair pair, double[][] replicas) {
        int i = solution.place(used.pair().i());
        int j = solution.place(used.pair().j());
        double weight = used.weight() / (used.pair().sigma() * used.pair().sigma());
        double[] force = new double[replicas[0].length];
        for (int a = 0; a < force.length; a++)
            force[a] = weight * (solution.covariance(a, i) - solution.covariance(a, j));
        for (int k = 0; k < replicas.length; k++) {
            double moved = pair.withoutBlock()[k] - used.pair().y();
            if (!Double.isFinite(moved)) continue;
            for (int a = 0; a < force.length; a++) if (Double.isFinite(force[a])) replicas[k][a] += force[a] * moved;
        }
    }

    /** Jackknife error of a node; NaN for one without a pair. */
    static double error(double[][] replicas, int node) {
        double[] values = new double[replicas.length];
        for (int k = 0; k < values.length; k++) values[k] = replicas[k][node];
        return Jackknife.Errors.ofReplicas(values);
    }
}
