package org.driftwatch.calibrators.cherenkov.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolver;
import org.driftwatch.calibrators.cherenkov.graph.Jackknife;
import org.driftwatch.calibrators.cherenkov.pair.HuberMean;
import org.driftwatch.calibrators.cherenkov.pair.PairEstimate;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.pair.PlainMean;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopePair;

/**
 * Throughput of types against each other by energy, in two forms. In two steps: the mean of
 * <pre>  l = ln(E_i/c_i) - ln(E_j/c_j) </pre>
 * over all contributions of pairs of two types, with the coefficients c of each type on its own; type a comes before type b in the
 * alphabet. Global: all pairs in one graph with one reference. A bias of a regressor cannot be told from throughput; what is known of
 * it is divided out of the energies.
 *
 * <p>Source: Mitchell, Parsons, Hofmann and Bernlöhr, arXiv:1510.06526. calibpipe 0.2.0 multiplies by c where it must divide.
 *
 * @param regressorBias by type, relative: 0.015 reads 1.5 % too high
 * @param mean of a pair in the global form; {@link PairMean#PLAIN} makes the two-step mean a plain one as well
 */
public record CrossCalibration(
        ArrayPairs pairs,
        References references,
        SortedMap<String, Double> regressorBias,
        PairMean mean,
        GraphSolver solver) {

    /** Coefficients of the whole array. */
    public Coefficients global(List<PairSample> samples) {
        return global(samples, Pooling.NONE);
    }

    /** The same with what earlier blocks add, or a slope takes off. */
    public Coefficients global(List<PairSample> samples, Pooling earlier) {
        return Coefficients.of(solver, references.ofArray(true), measured(samples, earlier));
    }

    /** How energies rise with the distance of the shower, from the pairs of the whole array. */
    public DistanceSlope slope(List<PairSample> samples) {
        List<MeasuredPair> measured = measured(samples, Pooling.NONE);
        return DistanceSlope.of(
                Coefficients.of(solver, references.ofArray(true), measured).solution(), measured, samples);
    }

    private List<MeasuredPair> measured(List<PairSample> samples, Pooling earlier) {
        List<MeasuredPair> measured = new ArrayList<>();
        for (int p = 0; p < samples.size(); p++) {
            TelescopePair pair = pairs.pairs().get(p);
            MeasuredPair each = new MeasuredPair(pair, earlier.of(p, mean.of(samples.get(p))));
            measured.add(each.less(bias(pair.i().type()) - bias(pair.j().type())));
        }
        return measured;
    }

    /** ln(1 + b) of a type. */
    private double bias(String type) {
        return FastMath.log1p(regressorBias.getOrDefault(type, 0.0));
    }

    /** Every two types that have pairs, in alphabetical order. */
    public List<TypeScale> ratios(List<PairSample> samples, SortedMap<String, Coefficients> types) {
        return ratios(samples, types, DistanceSlope.NONE, Pooling.NONE);
    }

    /** The same with a slope taken off, and with what earlier blocks add to each two types, by number. */
    public List<TypeScale> ratios(
            List<PairSample> samples, SortedMap<String, Coefficients> types, DistanceSlope slope, Pooling earlier) {
        List<TypeScale> ratios = new ArrayList<>();
        for (String a : types.keySet())
            for (String b : types.tailMap(a).keySet())
                if (!a.equals(b) && !pairs.between(a, b).isEmpty())
                    ratios.add(new TwoSteps(a, b, types, slope).of(samples, earlier, ratios.size()));
        return ratios;
    }

    /** One pair of types. */
    private final class TwoSteps {
        private final String typeA;
        private final String typeB;
        private final Map<String, Coefficients> types;
        private final DistanceSlope slope;
        private final double[][] share;

        TwoSteps(String typeA, String typeB, SortedMap<String, Coefficients> types, DistanceSlope slope) {
            this.slope = slope;
            this.typeA = typeA;
            this.typeB = typeB;
            this.types = types;
            share = new double[][] {
                new double[types.get(typeA).size()], new double[types.get(typeB).size()]
            };
        }

        TypeScale of(List<PairSample> samples, Pooling earlier, int number) {
            List<PairSample> used = new ArrayList<>();
            List<double[]> values = new ArrayList<>();
            for (Integer p : pairs.between(typeA, typeB)) add(p, samples.get(p), used, values);
            if (used.isEmpty()) return new TypeScale(typeA, typeB, Double.NaN, Double.NaN, Double.NaN, 0, 0);
            PairSample all = PairSample.joined(used);
            PairEstimate mean = earlier.of(number, mean(all, values));
            for (double[] each : share) for (int k = 0; k < each.length; k++) each[k] /= all.count();
            return new TypeScale(typeA, typeB, mean.value(), mean.error(), referenceError(), used.size(), mean.n());
        }

        private void add(int p, PairSample sample, List<PairSample> used, List<double[]> values) {
            TelescopePair pair = pairs.pairs().get(p);
            int a = pair.i().type().equals(typeA) ? pair.i().id() : pair.j().id();
            int b = a == pair.i().id() ? pair.j().id() : pair.i().id();
            double shift = types.get(typeA).of(a) - types.get(typeB).of(b) + bias(typeA) - bias(typeB);
            if (sample.count() == 0 || Double.isNaN(shift)) return;
            int sign = a == pair.i().id() ? 1 : -1;
            shift += sign * slope.shift(sample);
            double[] l = new double[sample.points()];
            for (int k = 0; k < l.length; k++) {
                double asymmetry = sign * sample.column(0)[k];
                l[k] = FastMath.log1p(asymmetry) - FastMath.log1p(-asymmetry) - shift;
            }
            used.add(sample);
            values.add(l);
            share[0][types.get(typeA).solution().place(a)] += sample.count();
            share[1][types.get(typeB).solution().place(b)] += sample.count();
        }

        private PairEstimate mean(PairSample all, List<double[]> values) {
            double[] l =
                    values.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
            if (mean == PairMean.PLAIN) return PlainMean.of(all.with(l), 0);
            double[] variance = new double[l.length];
            for (int k = 0; k < l.length; k++) {
                double a = all.column(0)[k];
                double sigma = 2 * all.column(1)[k] / ((1 - a) * (1 + a));
                variance[k] = sigma * sigma;
            }
            return HuberMean.ENERGY.of(l, variance, all);
        }

        /** Error of Σ share_i x_i - Σ share_j x_j from the replicas of both types, which leave out the same events. */
        private double referenceError() {
            double[][] of = {weighted(types.get(typeA), share[0]), weighted(types.get(typeB), share[1])};
            double[] difference = new double[of[0].length];
            for (int r = 0; r < difference.length; r++) difference[r] = of[0][r] - of[1][r];
            return Jackknife.Errors.ofReplicas(difference);
        }

        private double[] weighted(Coefficients of, double[] share) {
            double[] sums = new double[of.replicas().length];
            for (int r = 0; r < sums.length; r++)
                for (int k = 0; k < share.length; k++) if (share[k] > 0) sums[r] += share[k] * of.replicas()[r][k];
            return sums;
        }
    }
}
