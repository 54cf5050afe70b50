package org.driftwatch.ui.production;

import java.time.Instant;
import org.driftwatch.topics.simulation.GridPoint;

/**
 * A grid point as people see it in a list.
 *
 * @param key of the grid point, as in the keys of records
 * @param reason why it is in this state, one line for people
 * @param running whether a run of it goes on; {@code endsAt} when the last of those that do is declared to end, null without an end
 * @param statistics whether there are statistics of reconstructed events; without, the numbers up to thrown are NaN or 0
 * @param maxError largest relative error in the range asked for; {@code targetError} what it shall become, NaN without
 * @param events reconstructed events; {@code thrown} events thrown
 * @param layouts layouts with limits; {@code layoutsConverged} those of which all have converged
 * @param triggers triggers of the layout that has most
 * @param from first data time, {@code until} the last; null without any
 * @param receivedMs wall clock of its last record [ms since 1970]
 */
public record PointLine(
        String key,
        GridPoint point,
        PointState state,
        String reason,
        boolean running,
        Instant endsAt,
        boolean statistics,
        double maxError,
        double targetError,
        long events,
        double thrown,
        int layouts,
        int layoutsConverged,
        long triggers,
        Instant from,
        Instant until,
        long receivedMs) {}
