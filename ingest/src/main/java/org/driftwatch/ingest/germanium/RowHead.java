package org.driftwatch.ingest.germanium;

import java.util.Comparator;

/** What places a row among those of other tables. */
record RowHead(long row, long timeNs, String channel, long eventNumber) {
    static final Comparator<RowHead> ORDER = Comparator.comparingLong(RowHead::timeNs)
            .thenComparing(RowHead::channel)
            .thenComparingLong(RowHead::eventNumber);
}
