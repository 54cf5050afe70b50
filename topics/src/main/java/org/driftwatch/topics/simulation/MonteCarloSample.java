package org.driftwatch.topics.simulation;

/**
 * One DL2 Monte Carlo file: what was simulated at one grid point, and what came out.
 *
 * @param name of the file, without the ending of its compression
 * @param coreRangeM radius in which cores were thrown [m]
 * @param viewconeDeg radius of the cone of directions [deg]
 */
public record MonteCarloSample(
        String name,
        GridPoint point,
        SimulatedSpectrum simulated,
        ReconstructedEvents events,
        double coreRangeM,
        double viewconeDeg) {}
