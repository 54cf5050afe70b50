package org.driftwatch.ingest.germanium;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.driftwatch.ingest.lh5.Lh5File;
import org.driftwatch.ingest.lh5.Place;
import org.driftwatch.ingest.lh5.UnreadableFileException;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.RunDescription;

/** Looks over the files of one run: its channels, its events, the range of its times. Reads times, not waveforms. */
final class RunSurvey {
    private final Lh5Options options;
    private final List<RunPart> parts = new ArrayList<>();
    private final SortedMap<String, String> skipped = new TreeMap<>();
    private final Map<String, Long> rowsBefore = new HashMap<>();
    private final SortedSet<String> channels = new TreeSet<>();
    private long events;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;

    private RunSurvey(Lh5Options options) {
        this.options = options;
    }

    /** @param files parts of one run and one tier, in order of time */
    static RunPlan of(List<Path> files, Tier tier, Lh5Options options) throws UnreadableFileException {
        RunSurvey survey = new RunSurvey(options);
        for (Path file : files) survey.add(file);
        if (survey.events == 0) throw survey.nothing(files.get(0));
        String run = RunKey.of(files.get(0)).id();
        RunDescription description = new RunDescription(
                run,
                tier.label(),
                List.of(tier.label()),
                List.copyOf(survey.channels),
                EventTime.instant(survey.firstNs),
                EventTime.instant(survey.lastNs),
                survey.events);
        return new RunPlan(description, options, List.copyOf(survey.parts), survey.skipped);
    }

    private UnreadableFileException nothing(Path file) {
        long rows =
                rowsBefore.values().stream().mapToLong(Long::longValue).max().orElse(0);
        Place place = new Place(file, null, null);
        return rows == 0
                ? place.error("holds no events")
                : place.error("no events in rows " + options.events().text() + " of " + rows);
    }

    private void add(Path path) throws UnreadableFileException {
        Instant start = RunKey.of(path).start(options);
        try (Lh5File file = Lh5File.open(path)) {
            TierTables found = TierTables.of(file, options);
            SortedMap<String, RunPart.Rows> tables = new TreeMap<>();
            for (TierTable table : found.tables()) tables.put(table.name(), survey(table, start));
            skipped.putAll(found.skipped());
            parts.add(new RunPart(path, start, tables));
        }
    }

    private RunPart.Rows survey(TierTable table, Instant start) throws UnreadableFileException {
        RowHeads heads = new RowHeads(table, start, 0);
        checkLength(table, heads.rows());
        long before = rowsBefore.getOrDefault(table.name(), 0L);
        rowsBefore.put(table.name(), before + heads.rows());
        RowRange range = options.events().minus(before).within(heads.rows());
        for (long row = range.from(); row < range.to(); row++) see(heads.at(row));
        events += range.rows();
        return new RunPart.Rows(range, before);
    }

    /** Opens every column that will be read, so that a fault of the file shows before anything is sent. */
    private void checkLength(TierTable table, long rows) throws UnreadableFileException {
        long found = rows(table);
        if (found != rows)
            throw table.table().place().error("column " + RowClock.COLUMN + " has " + rows + " rows, others " + found);
    }

    private long rows(TierTable table) throws UnreadableFileException {
        if (table.tier() != Tier.RAW) return DspFileSource.rows(table.table());
        long rows = table.table().waveforms(options.waveform()).rows();
        new ColumnsBeside(table.table(), options.columns(), rows);
        return rows;
    }

    private void see(RowHead head) {
        channels.add(head.channel());
        firstNs = Math.min(firstNs, head.timeNs());
        lastNs = Math.max(lastNs, head.timeNs());
    }
}
