package org.driftwatch.calibrators.germanium.subject;

import java.util.Optional;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;

/**
 * What a subject is asked with.
 *
 * @param energy calibration in force, if there is one
 * @param last true at the end of the run: a cold start on all events
 * @param columns exact values of all events of the run where somebody holds them (batch); a stream does not
 */
public record Question(Optional<EnergyResult> energy, boolean last, Optional<Columns> columns) {
    /** Values of one column, one per event in order of time. */
    @FunctionalInterface
    public interface Columns {
        /** Empty when there is no such column. */
        double[] column(String name);

        /** Time of each event, in the same order; empty where not known [ns since 1970]. */
        default long[] timesNs() {
            return new long[0];
        }
    }
}
