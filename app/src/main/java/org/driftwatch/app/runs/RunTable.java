package org.driftwatch.app.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.driftwatch.app.text.AlignedTable;

/** Runs as a table for the terminal. */
public final class RunTable {
    private static final List<String> HEAD =
            List.of("run", "topic", "state", "from", "until", "events", "channels", "drift");

    private RunTable() {}

    /** One line per run and topic, times to the second. */
    public static String of(List<RunEntry> runs) {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        for (RunEntry run : runs)
            lines.add(List.of(
                    run.run(),
                    run.topic(),
                    run.state(),
                    time(run.from()),
                    time(run.until()),
                    run.events() < 0 ? "?" : Long.toString(run.events()),
                    Integer.toString(run.channels()),
                    drift(run.drift())));
        return AlignedTable.of(lines);
    }

    private static String time(Instant at) {
        return at == null ? "?" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** E.g. {@code 3 of 120}. */
    private static String drift(SortedMap<String, Long> verdicts) {
        if (verdicts.isEmpty()) return "";
        long all = verdicts.values().stream().mapToLong(Long::longValue).sum();
        return verdicts.getOrDefault("drift", 0L) + " of " + all;
    }
}
