package org.driftwatch.calibrators.germanium.lq;

import org.driftwatch.calibrators.germanium.sample.EventSample;

/**
 * Events of one run.
 *
 * @param timestamp start of the run, {@code YYYYMMDDTHHMMSSZ}; empty for the only run without a name
 * @param sample its events with LQ over uncalibrated energy as the value
 */
public record LqRun(String timestamp, EventSample sample) {}
