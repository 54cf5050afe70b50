package org.driftwatch.topics.cherenkov;

import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.run.Event;

/**
 * What one telescope knows of one array event (DL2), with the geometry of the event beside it. (run, telescope, event) is its
 * identity; all telescopes of an event have the same data time and the same key, so that they meet in one partition.
 *
 * @param obs observation block
 * @param event number of the array event, unique within the block
 * @param telescope telescope id
 * @param timeNs data time of the array event [ns since 1970-01-01T00:00:00Z, UTC]
 * @param triggerNs trigger time of this telescope after {@code timeNs} [ns]; NaN without one
 * @param values one per column of the run's {@link ArrayDescription}; NaN where there is none; handed over, not copied
 */
public record TelescopeEvent(
        String run, long obs, long event, int telescope, long timeNs, double triggerNs, double[] values)
        implements Event {
    @Override
    public String channel() {
        return Telescope.scope(telescope);
    }

    @Override
    public long eventNumber() {
        return event;
    }

    @Override
    public String key() {
        return obs + "/" + event;
    }
}
