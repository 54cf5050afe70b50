package org.driftwatch.calibrators.simulation.limits;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a live monitor of limits is asked for.
 *
 * @param limits fractions, confidence, guard
 * @param layouts telescopes by the name of their layout, at least one
 */
public record LimitMonitorSettings(LimitSettings limits, SortedMap<String, TelescopeSelection> layouts) {
    /** Every trigger, at the usual fraction. */
    public static final LimitMonitorSettings USUAL =
            new LimitMonitorSettings(LimitSettings.USUAL, new TreeMap<>(Map.of("all", TelescopeSelection.ALL)));

    public LimitMonitorSettings {
        layouts = Collections.unmodifiableSortedMap(new TreeMap<>(layouts));
        if (layouts.isEmpty()) throw new IllegalArgumentException("layouts must be at least 1, were 0");
    }
}
