package org.driftwatch.app.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.driftwatch.calibrators.simulation.limits.LimitMonitorSettings;
import org.driftwatch.calibrators.simulation.limits.LimitSettings;
import org.driftwatch.calibrators.simulation.limits.TelescopeSelection;

/**
 * Settings of {@code production limits}.
 *
 * @param limits fractions, confidence, guard
 * @param layouts telescopes by the name of their layout, at least one
 * @param firstEvents how many events of each layout are listed
 * @param table where the table of results goes, if anywhere
 */
public record LimitsSettings(
        LimitSettings limits, SortedMap<String, TelescopeSelection> layouts, int firstEvents, Optional<Path> table) {
    /** Every trigger, at the usual fraction. */
    public static final LimitsSettings USUAL = new LimitsSettings(
            LimitMonitorSettings.USUAL.limits(), LimitMonitorSettings.USUAL.layouts(), 5, Optional.empty());

    /** What is followed live. */
    public LimitMonitorSettings monitor() {
        return new LimitMonitorSettings(limits, layouts);
    }
}
