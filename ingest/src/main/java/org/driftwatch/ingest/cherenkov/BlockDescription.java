package org.driftwatch.ingest.cherenkov;

import java.time.Instant;
import java.util.List;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;

/** Says what an observation block holds before its first event. */
record BlockDescription(Dl2File file, Dl2Tables tables, Dl2Groups groups, Dl2Options options) {
    private static final String SOURCE = "dl2";

    RunDescription run() throws UnreadableFileException {
        long count = tables.telescopes().stream()
                .mapToLong(each -> each.events().cardinality())
                .sum();
        if (count == 0) throw file.tables().place(Dl2Paths.TELESCOPE_TRIGGER).error("holds no events");
        List<String> channels = tables.telescopes().stream()
                .filter(each -> !each.events().isEmpty())
                .map(each -> each.telescope().scope())
                .sorted()
                .toList();
        return new RunDescription(
                file.run(),
                SOURCE,
                List.of(SOURCE),
                channels,
                time(0),
                time(tables.events().size() - 1),
                count,
                array());
    }

    private Instant time(int rank) {
        return EventTime.instant(tables.events().timeNs(rank));
    }

    private ArrayDescription array() throws UnreadableFileException {
        return new ArrayDescription(
                file.arrayName(options.array()),
                file.telescopes(),
                groups.energy().name(),
                groups.geometry().name(),
                groups.gammaness().name(),
                options.siteHeightM(),
                tables.slots().columns());
    }
}
