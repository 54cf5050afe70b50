package org.driftwatch.ingest.run;

/**
 * What came of playing a run.
 *
 * @param events events committed to the topic, those of earlier attempts included
 * @param resumedAt events that an earlier attempt had already committed; 0 for a fresh run
 * @param ended true when the end of the run is on the topic; false when stopped before
 */
public record PlayResult(String run, String source, long events, long resumedAt, boolean ended) {}
