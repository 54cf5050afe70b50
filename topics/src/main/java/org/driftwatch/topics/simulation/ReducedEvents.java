package org.driftwatch.topics.simulation;

/**
 * A reduced Monte Carlo file: what was thrown, and what triggered.
 *
 * @param name of the file, without the ending of its compression
 */
public record ReducedEvents(String name, ReducedShowers showers, ArrayTriggers triggers) {}
