package org.driftwatch.calibrators.cherenkov.subject;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolver;
import org.driftwatch.calibrators.cherenkov.graph.Jackknife;
import org.driftwatch.calibrators.cherenkov.pair.ClippedMean;
import org.driftwatch.calibrators.cherenkov.pair.EventBlocks;
import org.driftwatch.calibrators.cherenkov.pair.PairEstimate;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.pair.PlainMean;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopePair;

/**
 * Clock offsets τ of telescopes [ns], positive when stamps are late, from delays after the spherical front: τ_i - τ_j is the mean of
 * the delay differences of a pair, the time walk taken out. All pairs of an event share the errors of its direction and core, so the
 * errors of the fit are several times too small; those of the jackknife are not.
 *
 * <p>Only the common offset is free, because directions come from images. There is no peer.
 *
 * @param walk whether the time walk is fitted and taken out
 * @param robust whether pairs have the clipped mean, and the walk is fitted anew for each jackknife block, or neither, as in the
 *     reference
 * @param fewest events of a pair that enters
 */
public record TimeCalibration(
        ArrayPairs pairs, References references, boolean walk, boolean robust, long fewest, GraphSolver solver) {
    /**
     * Offsets of the telescopes and the walk they were corrected for.
     *
     * @param replicas the walk without each jackknife block; none where it is not fitted anew for each
     */
    public record Clocks(Coefficients offsetsNs, TimeWalk walk, List<TimeWalk> replicas) {
        public Clocks {
            replicas = List.copyOf(replicas);
        }

        /** Error of the walk of a type by jackknife [ns pe]; NaN without replicas. */
        public double walkError(String type) {
            if (replicas.isEmpty()) return Double.NaN;
            return Jackknife.Errors.ofReplicas(
                    replicas.stream().mapToDouble(each -> each.nsPe().get(type)).toArray());
        }
    }

    /** From the samples of all pairs by number, columns as in {@link TimingMethod}. */
    public Clocks of(List<PairSample> samples) {
        return of(samples, Pooling.NONE);
    }

    /** The same with what earlier blocks add; the time walk is that of this block. */
    public Clocks of(List<PairSample> samples, Pooling earlier) {
        TimeWalk fitted = walk ? TimeWalk.fit(pairs, samples, fewest) : TimeWalk.none(pairs);
        List<TimeWalk> replicas = new ArrayList<>();
        for (int b = 0; walk && robust && b < EventBlocks.BLOCKS; b++)
            replicas.add(TimeWalk.fit(pairs, samples, fewest, b));
        List<MeasuredPair> measured = new ArrayList<>();
        for (int p = 0; p < samples.size(); p++) {
            TelescopePair pair = pairs.pairs().get(p);
            PairEstimate now = refitted(pair, mean(pair, samples.get(p), fitted), samples.get(p), fitted, replicas);
            measured.add(new MeasuredPair(pair, earlier.of(p, now)));
        }
        return new Clocks(Coefficients.of(solver, references.ofArray(false), measured), fitted, replicas);
    }

    /** With the walk of each replica, so that its error is in those of the offsets: it is common to all telescopes of a type. */
    private static PairEstimate refitted(
            TelescopePair pair, PairEstimate as, PairSample sample, TimeWalk fitted, List<TimeWalk> replicas) {
        if (replicas.isEmpty() || sample.count() == 0) return as;
        double meanI = sample.sum(1) / sample.count();
        double meanJ = sample.sum(2) / sample.count();
        double[] without = as.withoutBlock().clone();
        for (int b = 0; b < without.length; b++)
            without[b] +=
                    fitted.difference(pair, meanI, meanJ) - replicas.get(b).difference(pair, meanI, meanJ);
        return new PairEstimate(as.n(), as.value(), as.error(), without);
    }

    private PairEstimate mean(TelescopePair pair, PairSample sample, TimeWalk fitted) {
        PairSample corrected =
                sample.with(fitted.corrected(sample, pair.i().type(), pair.j().type()));
        return robust ? ClippedMean.of(corrected, 0).outOf(sample.count()) : plain(corrected, sample);
    }

    /** The mean of the corrected differences with the error of the differences as they came, as the reference weighs them. */
    private static PairEstimate plain(PairSample corrected, PairSample sample) {
        PairEstimate mean = PlainMean.of(corrected, 0);
        return new PairEstimate(mean.n(), mean.value(), PlainMean.of(sample, 0).error(), mean.withoutBlock());
    }
}
