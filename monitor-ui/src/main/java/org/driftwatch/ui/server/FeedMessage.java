package org.driftwatch.ui.server;

import java.util.List;
import java.util.SortedMap;
import org.driftwatch.ui.model.ChannelDetail;
import org.driftwatch.ui.model.ChannelSummary;
import org.driftwatch.ui.model.RunCard;
import org.driftwatch.ui.model.Update;

/**
 * Text message to a browser. A {@code snapshot} replaces what the browser has; a {@code delta} leads from version
 * {@code from} to {@code version}. Spectra travel beside it as binary DWHS frames.
 *
 * @param server identity of this server's memory; a browser that meets another one starts anew
 * @param now wall clock of the server [ms since 1970]
 * @param run run that {@code channels} and {@code detail} belong to, null without
 * @param commands whether this server takes decisions of persons
 * @param dropped updates not sent to this browser because it did not take them in time
 */
record FeedMessage(
        int schema,
        String type,
        String server,
        long from,
        long version,
        long now,
        String run,
        List<String> runIds,
        List<RunCard> runs,
        List<ChannelSummary> channels,
        ChannelDetail detail,
        SortedMap<String, Long> deadLetters,
        boolean commands,
        long dropped) {
    static FeedMessage of(FeedServer server, long from, long now, String run, Update update, long dropped) {
        return new FeedMessage(
                1,
                from == 0 ? "snapshot" : "delta",
                server.id(),
                from,
                update.version(),
                now,
                run,
                update.runIds(),
                update.runs(),
                update.channels(),
                update.detail(),
                update.deadLetters(),
                server.commands(),
                dropped);
    }
}
