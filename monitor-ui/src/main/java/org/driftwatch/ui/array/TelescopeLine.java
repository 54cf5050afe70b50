package org.driftwatch.ui.array;

import java.util.List;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.drift.DriftPoint;

/**
 * A telescope as people see it.
 *
 * @param scope its name in parameters and drift
 * @param state ALARM, WARN, NODATA, LOWSTAT or OK
 * @param reason why, one line for people
 * @param coefficients newest coefficient in force of each subject, of whichever block had it last
 * @param drift newest point of each quantity
 * @param now how it stands in the middle of the newest block; null when its coefficients are published or nothing is known
 */
public record TelescopeLine(
        String scope,
        Telescope telescope,
        String state,
        String reason,
        List<Published> coefficients,
        List<DriftPoint> drift,
        ArraySnapshot.TelescopeView now) {}
