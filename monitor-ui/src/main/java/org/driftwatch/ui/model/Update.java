package org.driftwatch.ui.model;

import java.util.List;
import java.util.SortedMap;

/**
 * What changed in the live picture between two versions, for one reader.
 *
 * @param version version this update leads to
 * @param runIds all runs kept, oldest first; a reader forgets others
 * @param runs changed run cards
 * @param channels changed channels of the reader's run
 * @param detail changes of the reader's channel, null when nothing changed
 * @param deadLetters count by reason over all runs, null when unchanged
 */
public record Update(
        long version,
        List<String> runIds,
        List<RunCard> runs,
        List<ChannelSummary> channels,
        ChannelDetail detail,
        SortedMap<String, Long> deadLetters) {
    public Update {
        runIds = List.copyOf(runIds);
        runs = List.copyOf(runs);
        channels = List.copyOf(channels);
    }

    /** Nothing but the version. */
    public boolean empty() {
        return runs.isEmpty() && channels.isEmpty() && detail == null && deadLetters == null;
    }
}
