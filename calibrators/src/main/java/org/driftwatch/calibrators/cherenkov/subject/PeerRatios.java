package org.driftwatch.calibrators.cherenkov.subject;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopePair;

/**
 * Type ratios as the peer has them, for comparison: mean and σ/√N of
 * <pre>  (E_i c_i/n_i) / (E_j c_j/n_j) </pre>
 *
 * over all pairs of two types and all events with two valid energies. Its peculiarities: it multiplies by the throughput c where it must
 * divide, applies no filter, averages a ratio, and names the types in alphabetical order while the ratio follows that of the layout. A
 * type with an empty pair has c = n, since the peer's fit does not move then.
 *
 * <p>Source: calibpipe 0.2.0.
 *
 * @param normalisation n by telescope
 */
public record PeerRatios(ArrayPairs pairs, SortedMap<Integer, Double> normalisation) {
    /**
     * @param ratios samples of {@link PeerRatioMethod}, by number of the pair
     * @param energies contributions to the fits of the types, by number of the pair
     * @param fits the peer's coefficients by type
     */
    public List<TypeScale> of(
            List<PairSample> ratios, List<PairSample> energies, SortedMap<String, Coefficients> fits) {
        TreeSet<String> frozen = frozen(ratios, energies);
        SortedMap<String, Sums> byTypes = new TreeMap<>();
        for (int p = 0; p < ratios.size(); p++) {
            TelescopePair pair = pairs.pairs().get(p);
            if (pair.sameType() || ratios.get(p).count() == 0) continue;
            boolean ordered = pair.i().type().compareTo(pair.j().type()) < 0;
            String a = ordered ? pair.i().type() : pair.j().type();
            String b = ordered ? pair.j().type() : pair.i().type();
            double factor = factor(pair.i().type(), pair.i().id(), fits, frozen)
                    / factor(pair.j().type(), pair.j().id(), fits, frozen);
            byTypes.computeIfAbsent(a + "-" + b, types -> new Sums(a, b)).add(factor, ratios.get(p));
        }
        return byTypes.values().stream().map(Sums::scale).toList();
    }

    /** c/n. */
    private double factor(String type, int id, SortedMap<String, Coefficients> fits, TreeSet<String> frozen) {
        double x = frozen.contains(type) ? Double.NaN : fits.get(type).of(id);
        return Double.isNaN(x) ? 1 : FastMath.exp(x) / normalisation.get(id);
    }

    /** Types with a pair whose telescopes both saw something, but nothing that passed the filters together. */
    private TreeSet<String> frozen(List<PairSample> ratios, List<PairSample> energies) {
        TreeSet<Integer> present = new TreeSet<>();
        for (int p = 0; p < ratios.size(); p++)
            if (ratios.get(p).count() > 0) {
                present.add(pairs.pairs().get(p).i().id());
                present.add(pairs.pairs().get(p).j().id());
            }
        TreeSet<String> frozen = new TreeSet<>();
        for (int p = 0; p < energies.size(); p++) {
            TelescopePair pair = pairs.pairs().get(p);
            boolean both =
                    present.contains(pair.i().id()) && present.contains(pair.j().id());
            if (pair.sameType() && both && energies.get(p).count() == 0)
                frozen.add(pair.i().type());
        }
        return frozen;
    }

    private static final class Sums {
        private final String typeA;
        private final String typeB;
        private int count;
        private long events;
        private double sum;
        private double squares;

        Sums(String typeA, String typeB) {
            this.typeA = typeA;
            this.typeB = typeB;
        }

        void add(double factor, PairSample sample) {
            count++;
            events += sample.count();
            sum += factor * sample.sum(0);
            squares += factor * factor * sample.squares(0);
        }

        TypeScale scale() {
            double mean = sum / events;
            double error = Math.sqrt(Math.max(0, squares / events - mean * mean) / events);
            return new TypeScale(typeA, typeB, FastMath.log(mean), error / mean, 0, count, events);
        }
    }
}
