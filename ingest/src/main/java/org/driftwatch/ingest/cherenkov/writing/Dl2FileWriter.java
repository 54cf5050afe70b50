package org.driftwatch.ingest.cherenkov.writing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;
import org.driftwatch.ingest.cherenkov.hdf5.writing.TableFileWriter;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.run.RunSource;

/** Writes an observation block as a DL2 file of ctapipe. Memory: the tables as they will be stored. */
public final class Dl2FileWriter {
    private static final Map<String, Object> ROOT = Map.of(
            "CTA PRODUCT DATA MODEL NAME", "ASWG",
            "CTA PRODUCT DATA MODEL VERSION", "v7.2.0",
            "CTA PRODUCT DESCRIPTION", "DL2",
            "CTA PRODUCT FORMAT", "hdf5");

    private Dl2FileWriter() {}

    /** @param block in order of time; its description has the array with the columns; not closed */
    public static void write(Path file, RunSource<TelescopeEvent> block, Dl2Content content) throws IOException {
        ArrayDescription array = block.description().array();
        if (array == null)
            throw new IllegalArgumentException("run " + block.description().run() + " has no array of telescopes");
        BlockTables tables = new BlockTables(array, content.classification());
        fill(tables, block);
        List<NewTable> all = new ArrayList<>(InstrumentTables.of(array));
        all.addAll(ContextTables.of(content));
        all.addAll(tables.all());
        TableFileWriter.write(file, all, ROOT);
    }

    /** Telescopes of events with the same time come mixed. */
    private static void fill(BlockTables tables, RunSource<TelescopeEvent> block) throws IOException {
        Map<String, List<TelescopeEvent>> sameTime = new LinkedHashMap<>();
        long timeNs = 0;
        for (TelescopeEvent event = block.next(); event != null; event = block.next()) {
            if (event.timeNs() != timeNs) flush(sameTime, tables);
            timeNs = event.timeNs();
            sameTime.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event);
        }
        flush(sameTime, tables);
    }

    private static void flush(Map<String, List<TelescopeEvent>> events, BlockTables tables) {
        events.values().forEach(tables::add);
        events.clear();
    }
}
