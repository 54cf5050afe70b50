package org.driftwatch.calibrators.simulation.statistics;

/**
 * How far a run has been counted.
 *
 * @param sequence of its last head or heartbeat
 * @param lastEvent number of its last event, the smallest long before the first
 * @param thrown events thrown by bin, as that heartbeat said; not copied
 */
record RunProgress(long sequence, long lastEvent, double[] thrown) {}
