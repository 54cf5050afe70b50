/**
 * The format of recorded runs: files of records as they were on a topic, the manifest beside them, and how they become a run
 * that can be played. No Kafka: what records and what plays live in {@code app} and {@code ingest}.
 */
package org.driftwatch.replay.recording;
