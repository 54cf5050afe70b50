package org.driftwatch.calibrators.cherenkov.settings;

import java.util.List;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter.Entry;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter.Of;

/**
 * Which pairs of telescopes are compared, on which events.
 *
 * @param filters of the inter- and cross-calibration by energy
 * @param maxImpactDistanceM two telescopes are a pair when their distance is at most the sum of theirs [m]
 * @param minEvents fewest events of a pair that enters a solution by energy
 */
public record PairSettings(EventFilters filters, TelescopeParameter<Double> maxImpactDistanceM, int minEvents) {
    /** Fewest events of a pair by image size or time, whatever the setting: clipped means need as many. */
    public static final int FEWEST = 5;

    public static final String MAX_IMPACT_DISTANCE = "PairFinder.max_impact_distance";

    public PairSettings {
        if (minEvents < 2) throw new IllegalArgumentException("min_events must be at least 2, was " + minEvents);
    }

    /** Published filters; LST and MST 125 m, SST 225 m; 2 events, of sizes and times {@value #FEWEST}. */
    public static PairSettings defaults() {
        return new PairSettings(EventFilters.published(), publishedDistances(), 2);
    }

    private static TelescopeParameter<Double> publishedDistances() {
        return new TelescopeParameter<>(
                MAX_IMPACT_DISTANCE,
                List.of(
                        new Entry<>(Of.TYPE, "LST*", 125.0),
                        new Entry<>(Of.TYPE, "MST*", 125.0),
                        new Entry<>(Of.TYPE, "SST*", 225.0)));
    }
}
