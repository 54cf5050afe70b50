package org.driftwatch.ingest.germanium;

import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.run.RunDescription;

/**
 * A run, looked over but not yet read.
 *
 * @param parts its files in order of time
 * @param skipped tables left out, by name, with the reason
 */
record RunPlan(
        RunDescription description, Lh5Options options, List<RunPart> parts, SortedMap<String, String> skipped) {}
