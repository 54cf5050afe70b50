package org.driftwatch.calibrators.simulation.limits;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Telescopes of which any must have triggered.
 *
 * @param ids telescope ids; none means every trigger of the array counts
 */
public record TelescopeSelection(SortedSet<Integer> ids) {
    public static final TelescopeSelection ALL = of(List.of());

    public TelescopeSelection {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    public static TelescopeSelection of(Collection<Integer> ids) {
        return new TelescopeSelection(new TreeSet<>(ids));
    }

    public boolean accepts(int[] triggered) {
        if (ids.isEmpty()) return true;
        for (int id : triggered) if (ids.contains(id)) return true;
        return false;
    }
}
