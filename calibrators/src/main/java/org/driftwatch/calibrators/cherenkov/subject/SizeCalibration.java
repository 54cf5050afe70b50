package org.driftwatch.calibrators.cherenkov.subject;

import java.util.List;
import java.util.SortedMap;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;

/**
 * Relative throughput by image size, each type alone.
 *
 * @param telescopes pairs to coefficients
 * @param slope whether the fall of light with distance is fitted per type and taken off, see {@link SizeSlope}
 */
public record SizeCalibration(InterCalibration telescopes, boolean slope) {
    /** The same with {@link PairErrors#STEADIED}, for comparisons of blocks. */
    public SizeCalibration steadied() {
        return new SizeCalibration(telescopes.withErrors(PairErrors.STEADIED), slope);
    }

    /** By type, from the samples of {@link SizeMethod} by number of the pair. */
    public SortedMap<String, Coefficients> of(List<PairSample> samples) {
        return of(samples, Pooling.NONE);
    }

    /** The same with what earlier blocks add. */
    public SortedMap<String, Coefficients> of(List<PairSample> samples, Pooling earlier) {
        ArrayPairs pairs = telescopes.pairs();
        return telescopes.of(slope ? SizeSlope.fit(pairs, samples).takenOff(pairs, samples) : samples, earlier);
    }
}
