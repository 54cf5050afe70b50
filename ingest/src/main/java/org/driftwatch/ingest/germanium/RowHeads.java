package org.driftwatch.ingest.germanium;

import java.time.Instant;
import org.driftwatch.ingest.lh5.RealColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** Time, channel and event number of the rows of a table. */
final class RowHeads {
    private static final String EVENT_NUMBER = "eventnumber";
    private final RowClock clock;
    private final ChannelNames channels;
    private final RealColumn eventNumbers;
    private final long firstIndex;

    /** @param firstIndex event number of row 0 where the table has no column {@code eventnumber} */
    RowHeads(TierTable table, Instant start, long firstIndex) throws UnreadableFileException {
        this.clock = RowClock.of(table.table(), start);
        this.channels = ChannelNames.of(table);
        this.eventNumbers = table.table().has(EVENT_NUMBER) ? table.table().real(EVENT_NUMBER) : null;
        this.firstIndex = firstIndex;
    }

    long rows() {
        return clock.rows();
    }

    RowHead at(long row) throws UnreadableFileException {
        long number = eventNumbers == null ? firstIndex + row : eventNumbers.integer(row);
        return new RowHead(row, clock.timeNs(row), channels.of(row), number);
    }
}
