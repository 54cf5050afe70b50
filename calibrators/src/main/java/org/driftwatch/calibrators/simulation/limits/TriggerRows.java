package org.driftwatch.calibrators.simulation.limits;

import java.util.List;
import org.driftwatch.topics.simulation.ReducedEvents;

/** Finds the rows of showers that a trigger may belong to. */
interface TriggerRows {
    /** Rows that fit, ascending; empty when none does. */
    List<Integer> of(int triggeredId);

    /** The peer's reading: the id of a trigger is the number of a row. */
    static TriggerRows byRowNumber(ReducedEvents events) {
        int rows = events.showers().count();
        return id -> {
            if (id < 0 || id >= rows)
                throw new IllegalArgumentException(
                        events.name() + ": triggered_id must be a row in [0, " + rows + "), was " + id);
            return List.of(id);
        };
    }
}
