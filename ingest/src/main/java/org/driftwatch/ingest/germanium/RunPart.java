package org.driftwatch.ingest.germanium;

import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;

/**
 * One file of a run.
 *
 * @param start what its relative times count from
 * @param tables rows of each table, by name
 */
record RunPart(Path file, Instant start, SortedMap<String, Rows> tables) {
    /**
     * @param range rows of this file's table that are played
     * @param before rows of the same table in earlier parts
     */
    record Rows(RowRange range, long before) {}
}
