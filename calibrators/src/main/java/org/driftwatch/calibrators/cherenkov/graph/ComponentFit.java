package org.driftwatch.calibrators.cherenkov.graph;

import java.util.List;

/**
 * How well the pairs of one connected component agree.
 *
 * @param number from 0
 * @param nodes telescope ids in the order of the problem
 * @param anchored whether it has a reference
 * @param pairs number of pairs used
 * @param chi2 sum of squared normalised residuals, with the full weight of every pair also when the solve was robust
 * @param ndof pairs less free telescopes; a gauge that is not a reference takes one freedom as well
 */
public record ComponentFit(int number, List<Integer> nodes, boolean anchored, int pairs, double chi2, int ndof) {
    public ComponentFit {
        nodes = List.copyOf(nodes);
    }
}
