package org.driftwatch.calibrators.germanium.subject;

import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.InMemoryChannelStore;

/**
 * What a run of a channel may know of earlier runs of it.
 *
 * @param run the present run
 * @param memory of the channel over all its runs; whatever is kept in it is bounded
 */
public record Past(String run, ChannelStore memory) {
    /** Nothing before, and nothing remembered. */
    public static Past none() {
        return new Past("", new InMemoryChannelStore());
    }
}
