package org.driftwatch.calibrators.simulation.statistics;

/**
 * What to simulate next.
 *
 * @param coreScatterM radius in which cores are thrown [m]; the peer calls it {@code core_scatter_area}
 * @param viewconeDeg radius of the cone of directions [deg]
 * @param events number of events
 */
public record SimulationConfiguration(double coreScatterM, double viewconeDeg, double events) {
    /** @param factor by which cores and cone are widened at this grid point, 1 without a table that says otherwise */
    public static SimulationConfiguration of(Thrown thrown, double events, double factor) {
        if (!(factor > 0 && Double.isFinite(factor)))
            throw new IllegalArgumentException("factor of core range and viewcone must be above 0, was " + factor);
        return new SimulationConfiguration(
                thrown.coreRangeM() * factor, thrown.viewconeDeg() * factor, Math.ceil(events));
    }

    /** As the peer: its factor is the sum of azimuth, elevation and background, a placeholder. */
    public static SimulationConfiguration ofPeer(
            Thrown thrown, double events, double azimuth, double elevation, double nsb) {
        double factor = azimuth + elevation + nsb;
        return new SimulationConfiguration(thrown.coreRangeM() * factor, thrown.viewconeDeg() * factor, events);
    }

    /** Where the events of a file were thrown: core radius [m], radius of the cone [deg]. */
    public record Thrown(double coreRangeM, double viewconeDeg) {}
}
