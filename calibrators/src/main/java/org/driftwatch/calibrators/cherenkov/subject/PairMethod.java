package org.driftwatch.calibrators.cherenkov.subject;

import org.driftwatch.calibrators.cherenkov.pair.PairColumns;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;

/** What one method takes of an event that two telescopes saw. */
public interface PairMethod {
    /** What is kept of a contribution. */
    PairColumns columns();

    /** Whether it compares telescopes of one type only. */
    boolean sameTypeOnly();

    /**
     * The contribution of an event.
     *
     * @param i the telescope that comes first in the layout
     * @param row filled when the event counts, one number for each column
     * @return whether it counts
     */
    boolean take(Shower i, Shower j, double[] row);
}
