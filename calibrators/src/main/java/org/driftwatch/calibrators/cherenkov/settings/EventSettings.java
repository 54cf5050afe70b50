package org.driftwatch.calibrators.cherenkov.settings;

import java.util.List;
import java.util.OptionalDouble;
import org.driftwatch.calibrators.cherenkov.quality.Criterion;

/**
 * What is asked of the DL2 of one telescope before it joins its event.
 *
 * @param criteria all must hold; none by default (validity of a reconstruction is looked at in any case)
 * @param siteHeightM height of the array above what {@code h_max} is measured from [m]; empty (the default): that of the array's
 *     description
 */
public record EventSettings(List<Criterion> criteria, OptionalDouble siteHeightM) {
    public EventSettings {
        criteria = List.copyOf(criteria);
        if (criteria.stream().map(Criterion::name).distinct().count() != criteria.size())
            throw new IllegalArgumentException("quality_criteria must have different names");
    }

    /** No criteria; site height as described. */
    public static EventSettings defaults() {
        return new EventSettings(List.of(), OptionalDouble.empty());
    }
}
