package org.driftwatch.calibrators.germanium.aoe;

import org.driftwatch.calibrators.germanium.sample.EventSample;

/**
 * Events of one run.
 *
 * @param timestamp start of the run, {@code YYYYMMDDTHHMMSSZ}; empty for the only run without a name
 * @param timeSeconds median time of its events [s since 1970]; NaN where not known
 * @param sample its events with the raw A/E
 */
public record AoeRun(String timestamp, double timeSeconds, EventSample sample) {}
