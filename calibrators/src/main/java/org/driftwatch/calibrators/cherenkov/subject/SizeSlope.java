package org.driftwatch.calibrators.cherenkov.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;

/**
 * Light falls with distance: a = a_pair + b u with u = (d_j - d_i)/(d_i + d_j), one b per type, by least squares of what differs from
 * the means of each pair:
 * <pre>  b = Σ (u - mean)(a - mean) / Σ (u - mean)² </pre>
 *
 * The symmetric cut on u takes b u away on the average; without it the scatter of a pair is smaller, and so is what is left where a pair
 * sees its showers from one side. An error of the core makes b too small, never too large.
 *
 * @param byType b; 0 for a type that nothing is known of
 */
record SizeSlope(SortedMap<String, Double> byType) {
    private static final int SIZE = 0;
    private static final int DISTANCE = 1;
    private static final int FEWEST = 2;

    /** From samples of {@link SizeMethod}, by number of the pair. */
    static SizeSlope fit(ArrayPairs pairs, List<PairSample> samples) {
        SortedMap<String, Double> slopes = new TreeMap<>();
        for (String type : pairs.byType().keySet()) {
            double product = 0;
            double square = 0;
            for (Integer p : pairs.within(type)) {
                PairSample sample = samples.get(p);
                if (sample.count() < FEWEST) continue;
                double a = mean(sample, SIZE);
                double u = mean(sample, DISTANCE);
                for (int k = 0; k < sample.points(); k++) {
                    double off = sample.column(DISTANCE)[k] - u;
                    product += sample.weight()[k] * off * (sample.column(SIZE)[k] - a);
                    square += sample.weight()[k] * off * off;
                }
            }
            slopes.put(type, square > 0 ? product / square : 0);
        }
        return new SizeSlope(slopes);
    }

    private static double mean(PairSample sample, int column) {
        double sum = 0;
        for (int k = 0; k < sample.points(); k++) sum += sample.weight()[k] * sample.column(column)[k];
        return sum / sample.count();
    }

    /** The asymmetries without b u, as the only column. */
    List<PairSample> takenOff(ArrayPairs pairs, List<PairSample> samples) {
        List<PairSample> without = new ArrayList<>();
        for (int p = 0; p < samples.size(); p++) {
            PairSample sample = samples.get(p);
            double b = byType.get(pairs.pairs().get(p).i().type());
            double[] a = sample.column(SIZE).clone();
            for (int k = 0; k < a.length; k++) a[k] -= b * sample.column(DISTANCE)[k];
            without.add(sample.with(a));
        }
        return without;
    }
}
