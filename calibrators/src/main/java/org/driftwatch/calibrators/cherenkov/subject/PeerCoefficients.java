package org.driftwatch.calibrators.cherenkov.subject;

import java.util.ArrayList;
import java.util.List;
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
 *
 * @param normalisation start of the search by telescope
 */
public record PeerCoefficients(SortedMap<Integer, Double> normalisation) {
    /** The same telescopes as the peer has them. */
    public Coefficients of(Coefficients exact) {
        GraphSolution solution = exact.solution();
        TreeSet<Integer> held = new TreeSet<>();
        for (NodeSolution node : solution.nodes()) if (node.fixed()) held.add(node.node());
        boolean alone = solution.nodes().stream().anyMatch(node -> node.fixed() && node.degree() == 0);
        if (alone || solution.residuals().isEmpty()) return exact;
        PeerFit.Answer peer = new PeerFit(normalisation, held)
                .fit(solution.residuals().stream().map(PairResidual::pair).toList());
        List<NodeSolution> nodes = new ArrayList<>();
        for (NodeSolution node : solution.nodes()) nodes.add(asPeer(node, peer));
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
