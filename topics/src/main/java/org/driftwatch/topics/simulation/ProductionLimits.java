package org.driftwatch.topics.simulation;

import java.time.Instant;
import java.util.List;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * Limits of a production at one grid point for one layout, from its triggers so far, in fixed fine bins: energy 200 per decade,
 * core distance 1 m, angle 0.01°.
 *
 * @param layout name of the layout
 * @param runs runs that triggered; {@code events} triggers of any telescope of the layout
 * @param duplicates triggers of the grid point that came again and were not counted
 * @param confidence of the upper bounds
 * @param limits one per loss fraction and quantity
 * @param converged whether all of them are
 * @param from first data time, {@code until} the last
 */
public record ProductionLimits(
        GridPoint point,
        String layout,
        int runs,
        long events,
        long duplicates,
        double confidence,
        List<Limit> limits,
        boolean converged,
        Instant from,
        Instant until)
        implements ParameterValue {
    public static final String SUBJECT = "production.limits";

    public ProductionLimits {
        limits = List.copyOf(limits);
    }

    /** Its text as key of records and as scope of parameters: grid point and layout. */
    public String key() {
        return point.key() + "/" + layout;
    }

    /**
     * @param lossFraction fraction of the triggers that may be lost
     * @param quantity {@code lower_energy}, {@code upper_radius} or {@code viewcone}
     * @param value the tightest edge that loses at most that; NaN without events, or when the limit is beyond the bins
     * @param lost triggers beyond it; {@code lossUpperBound} the bound on the true loss
     * @param guarded as value, but with at least the fewest lost events
     * @param confident the tightest edge with which the bound is at most the fraction; NaN when there are too few events
     * @param eventsNeeded triggers without a loss for such a bound; −1 when no number is enough
     * @param eventsToConverge triggers of which the fraction is the fewest lost; −1 when no number is enough
     * @param converged whether there are that many
     */
    public record Limit(
            double lossFraction,
            String quantity,
            double value,
            String unit,
            long lost,
            double lossUpperBound,
            double guarded,
            double confident,
            long eventsNeeded,
            long eventsToConverge,
            boolean converged) {}
}
