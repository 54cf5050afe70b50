package org.driftwatch.calibrators.cherenkov.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolution;
import org.driftwatch.calibrators.cherenkov.graph.NodeSolution;
import org.driftwatch.calibrators.cherenkov.graph.PairResidual;
import org.driftwatch.calibrators.cherenkov.graph.PeerFit;

/**
 * Coefficients of one type with the values and errors of the peer's search, from the pairs that an exact solution has used. That solution
 * says which telescopes are held and how they hang together; without a pair for a reference, where the peer stops, it stands as it is.
 * Where all pairs are empty nothing moves from its start, which the peer calls a valid fit.
 *
 * @param normalisation start of the search by telescope
 * @param references telescopes held fixed
 */
public record PeerCoefficients(SortedMap<Integer, Double> normalisation, Set<Integer> references) {
    /** Relative initial step of the peer's minimiser, which it calls the error of what is fixed. */
    private static final double STEP = 0.01;

    /** The same telescopes as the peer has them. */
    public Coefficients of(Coefficients exact) {
        GraphSolution solution = exact.solution();
        TreeSet<Integer> held = new TreeSet<>();
        for (NodeSolution node : solution.nodes()) if (node.fixed()) held.add(node.node());
        if (solution.residuals().isEmpty()) return with(exact, frozen(solution));
        boolean alone = solution.nodes().stream().anyMatch(node -> node.fixed() && node.degree() == 0);
        if (alone) return exact;
        PeerFit.Answer peer = new PeerFit(normalisation, held)
                .fit(solution.residuals().stream().map(PairResidual::pair).toList());
        List<NodeSolution> nodes = new ArrayList<>();
        for (NodeSolution node : solution.nodes()) nodes.add(asPeer(node, peer));
        return with(exact, nodes);
    }

    private List<NodeSolution> frozen(GraphSolution solution) {
        List<NodeSolution> nodes = new ArrayList<>();
        for (NodeSolution node : solution.nodes()) {
            boolean held = references.contains(node.node());
            double x = FastMath.log(normalisation.get(node.node()));
            nodes.add(new NodeSolution(node.node(), x, held ? STEP : Double.NaN, -1, false, held, 0, 0));
        }
        return nodes;
    }

    private static Coefficients with(Coefficients exact, List<NodeSolution> nodes) {
        GraphSolution solution = exact.solution();
        GraphSolution now = new GraphSolution(
                nodes,
                solution.covariance(),
                solution.components(),
                solution.residuals(),
                solution.rejected(),
                solution.warnings());
        return new Coefficients(exact.telescopes(), now, exact.jackknife(), exact.replicas());
    }

    private static NodeSolution asPeer(NodeSolution node, PeerFit.Answer peer) {
        Double value = peer.value().get(node.node());
        if (value == null) return node;
        return new NodeSolution(
                node.node(),
                FastMath.log(value),
                peer.error().get(node.node()) / value,
                node.component(),
                node.anchored(),
                node.fixed(),
                node.degree(),
                node.events());
    }
}
