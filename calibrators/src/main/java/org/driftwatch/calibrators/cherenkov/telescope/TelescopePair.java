package org.driftwatch.calibrators.cherenkov.telescope;

import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * Two telescopes that see the same showers.
 *
 * @param i the one that comes first in the layout
 * @param j the other
 * @param distanceM between them, in three dimensions [m]
 */
public record TelescopePair(Telescope i, Telescope j, double distanceM) {
    /** Whether both are of one type. */
    public boolean sameType() {
        return i.type().equals(j.type());
    }
}
