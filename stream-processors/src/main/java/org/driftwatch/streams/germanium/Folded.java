package org.driftwatch.streams.germanium;

import java.util.List;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.parameter.Parameter;

/**
 * What a channel answers, in the order in which it is to be published.
 *
 * @param features of the event, null when there was none
 * @param fits how the calibrations ended that were tried
 */
public record Folded(Features features, List<Parameter> parameters, List<DriftPoint> drift, Fits fits) {
    /** Number of calibrations that were published, refused, or not tried for lack of events. */
    public record Fits(int published, int refused, int tooFew) {
        public static final Fits NONE = new Fits(0, 0, 0);

        int tried() {
            return published + refused;
        }
    }

    public Folded {
        parameters = List.copyOf(parameters);
        drift = List.copyOf(drift);
    }
}
