package org.driftwatch.calibrators.cherenkov.subject;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.cherenkov.graph.GraphSolver;
import org.driftwatch.calibrators.cherenkov.pair.ClippedMean;
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
 * @param robust whether pairs have the clipped mean or the plain one
 * @param fewest events of a pair that enters
 */
public record TimeCalibration(
        ArrayPairs pairs, References references, boolean walk, boolean robust, long fewest, GraphSolver solver) {
    /** Offsets of the telescopes and the walk they were corrected for. */
    public record Clocks(Coefficients offsetsNs, TimeWalk walk) {}

    /** From the samples of all pairs by number, columns as in {@link TimingMethod}. */
    public Clocks of(List<PairSample> samples) {
        return of(samples, Pooling.NONE);
    }

    /** The same with what earlier blocks add; the time walk is that of this block. */
    public Clocks of(List<PairSample> samples, Pooling earlier) {
        TimeWalk fitted = walk ? TimeWalk.fit(pairs, samples, fewest) : TimeWalk.none(pairs);
        List<MeasuredPair> measured = new ArrayList<>();
        for (int p = 0; p < samples.size(); p++) measured.add(measured(p, samples.get(p), fitted, earlier));
        return new Clocks(Coefficients.of(solver, references.ofArray(false), measured), fitted);
    }

    private MeasuredPair measured(int number, PairSample sample, TimeWalk fitted, Pooling earlier) {
        TelescopePair pair = pairs.pairs().get(number);
        PairSample corrected =
                sample.with(fitted.corrected(sample, pair.i().type(), pair.j().type()));
        PairEstimate now = robust ? ClippedMean.of(corrected, 0).outOf(sample.count()) : plain(corrected, sample);
        return new MeasuredPair(pair, earlier.of(number, now));
    }

    /** The mean of the corrected differences with the error of the differences as they came, as the reference weighs them. */
    private static PairEstimate plain(PairSample corrected, PairSample sample) {
        PairEstimate mean = PlainMean.of(corrected, 0);
        return new PairEstimate(mean.n(), mean.value(), PlainMean.of(sample, 0).error(), mean.withoutBlock());
    }
}
