package org.driftwatch.calibrators.cherenkov.subject;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopePair;

/**
 * Faint images cross the threshold later: delay = w/S with one w per type [ns pe]. From the delay differences of all pairs,
 * <pre>  r - mean = w_i (1/S_i - mean) - w_j (1/S_j - mean) </pre>
 * by least squares, means within each pair, so that no offset of a telescope enters.
 *
 * @param nsPe w by type; 0 for a type that nothing is known of
 */
public record TimeWalk(SortedMap<String, Double> nsPe) {
    private static final int NOTHING_LEFT_OUT = -1;

    /** A pivot this small against its diagonal element says nothing. */
    private static final double LEAST_PIVOT = 1e-10;

    public TimeWalk {
        nsPe = Collections.unmodifiableSortedMap(new TreeMap<>(nsPe));
    }

    /** No walk. */
    public static TimeWalk none(ArrayPairs pairs) {
        SortedMap<String, Double> none = new TreeMap<>();
        for (String type : pairs.byType().keySet()) none.put(type, 0.0);
        return new TimeWalk(none);
    }

    /** Fits; {@code samples} by number of the pair, columns as in {@link TimingMethod}. */
    public static TimeWalk fit(ArrayPairs pairs, List<PairSample> samples, long fewest) {
        return fit(pairs, samples, fewest, NOTHING_LEFT_OUT);
    }

    /** The same without one jackknife block of events. */
    static TimeWalk fit(ArrayPairs pairs, List<PairSample> samples, long fewest, int leftOut) {
        List<String> types = List.copyOf(pairs.byType().keySet());
        NormalEquations equations = new NormalEquations(types.size());
        for (int p = 0; p < samples.size(); p++)
            if (samples.get(p).count() >= fewest)
                equations.add(
                        new Kept(samples.get(p), leftOut),
                        types.indexOf(pairs.pairs().get(p).i().type()),
                        types.indexOf(pairs.pairs().get(p).j().type()));
        double[] w = equations.solve();
        SortedMap<String, Double> walk = new TreeMap<>();
        for (int t = 0; t < w.length; t++) walk.put(types.get(t), w[t]);
        return new TimeWalk(walk);
    }

    /** Delay differences of a pair with the walk taken out. */
    double[] corrected(PairSample sample, String typeI, String typeJ) {
        double[] r = sample.column(0).clone();
        double wi = nsPe.get(typeI);
        double wj = nsPe.get(typeJ);
        for (int k = 0; k < r.length; k++) r[k] -= wi * sample.column(1)[k] - wj * sample.column(2)[k];
        return r;
    }

    /** By how much this walk moves the difference of a pair whose mean reciprocal sizes are these. */
    double difference(TelescopePair pair, double meanI, double meanJ) {
        return nsPe.get(pair.i().type()) * meanI - nsPe.get(pair.j().type()) * meanJ;
    }

    /** A sample without one block. */
    private record Kept(PairSample sample, int leftOut) {
        double weight(int point) {
            return sample.block()[point] == leftOut ? 0 : sample.weight()[point];
        }

        /** A column less its mean. */
        double[] less(int column) {
            double[] values = sample.column(column).clone();
            double sum = 0;
            double weights = 0;
            for (int k = 0; k < values.length; k++) {
                sum += weight(k) * values[k];
                weights += weight(k);
            }
            double mean = weights > 0 ? sum / weights : 0;
            for (int k = 0; k < values.length; k++) values[k] -= mean;
            return values;
        }
    }

    private static final class NormalEquations {
        private final double[][] matrix;
        private final double[] right;

        NormalEquations(int types) {
            matrix = new double[types][types];
            right = new double[types];
        }

        void add(Kept sample, int i, int j) {
            double[] r = sample.less(0);
            double[] u = sample.less(1);
            double[] v = sample.less(2);
            for (int k = 0; k < r.length; k++) {
                double[] slope = new double[right.length];
                slope[i] += u[k];
                slope[j] -= v[k];
                double n = sample.weight(k);
                for (int a = 0; a < slope.length; a++) {
                    right[a] += n * slope[a] * r[k];
                    for (int b = 0; b < slope.length; b++) matrix[a][b] += n * slope[a] * slope[b];
                }
            }
        }

        double[] solve() {
            int n = right.length;
            double[] diagonal = new double[n];
            for (int a = 0; a < n; a++) diagonal[a] = matrix[a][a];
            boolean[] known = new boolean[n];
            for (int a = 0; a < n; a++) {
                known[a] = matrix[a][a] > LEAST_PIVOT * diagonal[a] && diagonal[a] > 0;
                if (known[a]) eliminate(a);
            }
            double[] w = new double[n];
            for (int a = 0; a < n; a++) w[a] = known[a] ? right[a] : 0;
            return w;
        }

        private void eliminate(int a) {
            double pivot = matrix[a][a];
            for (int c = 0; c < right.length; c++) matrix[a][c] /= pivot;
            right[a] /= pivot;
            for (int b = 0; b < right.length; b++) {
                if (b == a) continue;
                double factor = matrix[b][a];
                for (int c = 0; c < right.length; c++) matrix[b][c] -= factor * matrix[a][c];
                right[b] -= factor * right[a];
            }
        }
    }
}
