package org.driftwatch.calibrators.cherenkov.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.calibrators.cherenkov.graph.Partition.Component;

/** Gathers the components of one solution. */
final class SolutionDraft {
    private final GraphProblem problem;
    private final UsablePairs usable;
    private final NodeSolution[] nodes;
    private final double[] covariance;
    private final PairResidual[] residuals;
    private final List<ComponentFit> fits = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    SolutionDraft(GraphProblem problem, UsablePairs usable) {
        this.problem = problem;
        this.usable = usable;
        int n = problem.nodes().size();
        nodes = new NodeSolution[n];
        for (int k = 0; k < n; k++)
            nodes[k] = new NodeSolution(problem.nodes().get(k), Double.NaN, Double.NaN, -1, false, false, 0, 0);
        covariance = new double[n * n];
        residuals = new PairResidual[usable.used().size()];
    }

    void put(Component component, ComponentAnswer answer, boolean scaled) {
        double factor = scaled ? answer.scale() * answer.scale() : 1;
        int[] degree = new int[component.members().length];
        long[] events = new long[degree.length];
        for (int p = 0; p < component.pairs().length; p++) {
            PairMeasurement pair = usable.used().get(component.pairs()[p]);
            PairTerms terms = answer.terms();
            residuals[component.pairs()[p]] = new PairResidual(pair, terms.normalised[p], terms.kept[p]);
            for (int node : new int[] {component.from()[p], component.to()[p]}) {
                degree[node]++;
                events[node] += pair.n();
            }
        }
        for (int a = 0; a < degree.length; a++) putNode(component, answer, a, factor, degree[a], events[a]);
        fits.add(fit(component, answer));
    }

    private void putNode(Component component, ComponentAnswer answer, int a, double factor, int degree, long events) {
        int[] members = component.members();
        for (int b = 0; b < members.length; b++)
            covariance[members[a] * nodes.length + members[b]] = factor * answer.covariance()[a][b];
        nodes[members[a]] = new NodeSolution(
                problem.nodes().get(members[a]),
                answer.x()[a],
                Math.sqrt(factor * Math.max(0, answer.covariance()[a][a])),
                component.number(),
                answer.anchored(),
                answer.held()[a],
                degree,
                events);
    }

    private ComponentFit fit(Component component, ComponentAnswer answer) {
        List<Integer> ids = Arrays.stream(component.members())
                .mapToObj(k -> problem.nodes().get(k))
                .toList();
        if (Double.isNaN(answer.x()[0]))
            warnings.add("weights of the component of " + ids.get(0) + " differ too much for a solve");
        if (!answer.anchored() && problem.gauge() == Gauge.REFERENCE)
            warnings.add("telescopes " + ids + " are not connected with a reference");
        return new ComponentFit(
                component.number(), ids, answer.anchored(), component.pairs().length, answer.chi2(), answer.ndof());
    }

    GraphSolution finish() {
        for (int k = 0; k < nodes.length; k++)
            if (nodes[k].component() < 0)
                for (int b = 0; b < nodes.length; b++) {
                    covariance[k * nodes.length + b] = Double.NaN;
                    covariance[b * nodes.length + k] = Double.NaN;
                }
        List<String> all = new ArrayList<>(aboutReferences());
        all.addAll(warnings);
        return new GraphSolution(List.of(nodes), covariance, fits, List.of(residuals), usable.rejected(), all);
    }

    private List<String> aboutReferences() {
        List<String> found = new ArrayList<>();
        if (problem.gauge() == Gauge.MEAN) return found;
        if (problem.references().isEmpty()) found.add("no reference telescope");
        if (problem.references().size() > 1)
            found.add("several reference telescopes " + problem.references().keySet());
        for (Integer reference : problem.references().keySet()) {
            int at = problem.nodes().indexOf(reference);
            if (at < 0 || nodes[at].component() < 0) found.add("reference telescope " + reference + " is not measured");
        }
        return found;
    }
}
