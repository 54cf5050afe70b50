package org.driftwatch.calibrators.simulation.sky;

/**
 * A direction in ICRS.
 *
 * @param rightAscensionDeg in [0, 360)
 * @param declinationDeg in [−90, 90]
 */
public record SkyPosition(double rightAscensionDeg, double declinationDeg) {}
