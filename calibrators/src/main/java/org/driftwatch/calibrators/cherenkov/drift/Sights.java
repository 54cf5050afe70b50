package org.driftwatch.calibrators.cherenkov.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.graph.Jackknife;
import org.driftwatch.calibrators.cherenkov.graph.NodeSolution;
import org.driftwatch.calibrators.cherenkov.subject.Coefficients;

/**
 * Coefficients as drift looks at them: telescopes of one type and component against their weighted mean, whatever gauge they were
 * published in. A reference telescope has no error in its own gauge and could never drift.
 * <pre>  σ² = (σ_jack² + s² σ_fit²) / 2,   s² = mean of σ_jack²/σ_fit² over the group </pre>
 *
 * A jackknife of 20 blocks knows one error to 16 % only, but the excess over the fit to much better when all telescopes of the group
 * are taken together.
 */
public final class Sights {
    private final Coefficients coefficients;
    private final int[] members;
    private final double[] share;

    private Sights(Coefficients coefficients, List<Integer> places) {
        this.coefficients = coefficients;
        members = places.stream().mapToInt(k -> k).toArray();
        share = new double[members.length];
        java.util.Arrays.fill(share, 1.0 / members.length);
        if (members.length > 1) weigh();
    }

    /** One sight per telescope, in layout order; one with fewer than {@link TelescopeSight#FEWEST} contributions sees nothing. */
    public static List<TelescopeSight> of(Coefficients coefficients) {
        return of(coefficients, TelescopeSight.FEWEST);
    }

    /** The same with another number of contributions. */
    public static List<TelescopeSight> of(Coefficients coefficients, long fewest) {
        SortedMap<String, List<Integer>> groups = new TreeMap<>();
        TelescopeSight[] sights = new TelescopeSight[coefficients.size()];
        for (int k = 0; k < sights.length; k++) {
            NodeSolution node = coefficients.solution().nodes().get(k);
            sights[k] = TelescopeSight.none(node.node(), node.events());
            String group = coefficients.telescopes().get(k).type() + "/" + node.component();
            boolean enough = Double.isFinite(node.x()) && node.events() >= fewest;
            if (enough) groups.computeIfAbsent(group, each -> new ArrayList<>()).add(k);
        }
        for (Map.Entry<String, List<Integer>> group : groups.entrySet())
            new Sights(coefficients, group.getValue()).put(group.getKey(), sights);
        return List.of(sights);
    }

    private void put(String group, TelescopeSight[] sights) {
        double mean = mean(null);
        double[] errors = errors();
        for (int a = 0; a < members.length; a++) {
            TelescopeSight before = sights[members[a]];
            sights[members[a]] = new TelescopeSight(
                    before.telescope(), group, coefficients.x(members[a]) - mean, errors[a], before.events());
        }
    }

    /** Of x, or of one replica of it. */
    private double mean(double[] replica) {
        double sum = 0;
        for (int a = 0; a < members.length; a++)
            sum += share[a] * (replica == null ? coefficients.x(members[a]) : replica[members[a]]);
        return sum;
    }

    private void weigh() {
        double[] errors = errors();
        double sum = 0;
        for (int a = 0; a < share.length; a++) {
            double weight = 1 / (errors[a] * errors[a]);
            share[a] = Double.isFinite(weight) ? weight : 0;
            sum += share[a];
        }
        for (int a = 0; a < share.length; a++) share[a] = sum > 0 ? share[a] / sum : 1.0 / share.length;
    }

    private double[] errors() {
        double[] jackknife = new double[members.length];
        double[] fit = new double[members.length];
        double excess = 0;
        for (int a = 0; a < members.length; a++) {
            jackknife[a] = jackknife(members[a]);
            fit[a] = fitVariance(a);
            excess += jackknife[a] * jackknife[a] / fit[a] / members.length;
        }
        double[] errors = new double[members.length];
        for (int a = 0; a < members.length; a++)
            errors[a] = Math.sqrt((jackknife[a] * jackknife[a] + excess * fit[a]) / 2);
        return errors;
    }

    private double jackknife(int member) {
        double[][] replicas = coefficients.replicas();
        double[] values = new double[replicas.length];
        for (int r = 0; r < values.length; r++) values[r] = replicas[r][member] - mean(replicas[r]);
        return Jackknife.Errors.ofReplicas(values);
    }

    /** Variance of x_a - Σ share x, the same in any gauge. */
    private double fitVariance(int a) {
        double own = coefficients.solution().covariance(members[a], members[a]);
        double shared = 0;
        double both = 0;
        for (int b = 0; b < members.length; b++) {
            shared += share[b] * coefficients.solution().covariance(members[a], members[b]);
            for (int c = 0; c < members.length; c++)
                both += share[b] * share[c] * coefficients.solution().covariance(members[b], members[c]);
        }
        return Math.max(Double.MIN_NORMAL, own - 2 * shared + both);
    }
}
