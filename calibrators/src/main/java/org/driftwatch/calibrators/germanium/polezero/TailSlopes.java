package org.driftwatch.calibrators.germanium.polezero;

import org.driftwatch.calibrators.germanium.cuts.ColumnDistribution;
import org.driftwatch.calibrators.germanium.cuts.ModeWidth;

/**
 * Distribution of the slopes of ln(tail) of selected pulses.
 *
 * @param mode its maximum [1/sample], below 0 for a decay
 * @param stdev its width [1/sample]
 * @param count finite slopes
 */
public record TailSlopes(double mode, double stdev, long count) {
    /** Nothing seen. */
    public static final TailSlopes NONE = new TailSlopes(Double.NaN, Double.NaN, 0);

    /** Mode and width of the column {@code tail_slope}, from its values or from bounded cells. */
    public static TailSlopes of(ColumnDistribution slopes) {
        return ModeWidth.of(slopes)
                .map(found -> new TailSlopes(found.mode(), found.std(), found.finite()))
                .orElse(NONE);
    }
}
