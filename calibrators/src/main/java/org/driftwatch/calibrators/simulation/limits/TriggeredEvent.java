package org.driftwatch.calibrators.simulation.limits;

import org.apache.commons.math3.util.FastMath;
import org.driftwatch.topics.simulation.ArrayTriggers;
import org.driftwatch.topics.simulation.ReducedShowers;

/**
 * A shower that triggered the array. The core in the plane across the shower's axis is
 * <pre>  x' = sin(alt) · (x cos az − y sin az),   y' = x sin az + y cos az,   distance = √(x'² + y'²) </pre>
 *
 * @param energyTeV energy simulated [TeV]
 * @param xShowerM x' [m]; NaN when it is not known which use of the shower triggered
 * @param yShowerM y' [m]; likewise
 * @param angularDistanceDeg great circle between shower and pointing [deg]
 * @param telescopes ids of the telescopes that triggered; handed over, not copied
 */
public record TriggeredEvent(
        double energyTeV, double xShowerM, double yShowerM, double angularDistanceDeg, int[] telescopes) {

    /** Trigger {@code trigger} by the shower of row {@code row}. */
    public static TriggeredEvent of(ReducedShowers showers, int row, ArrayTriggers triggers, int trigger) {
        double azimuth = showers.azimuthRad()[row];
        double altitude = showers.altitudeRad()[row];
        double x = showers.coreXM()[row];
        double y = showers.coreYM()[row];
        double sin = FastMath.sin(azimuth);
        double cos = FastMath.cos(azimuth);
        return new TriggeredEvent(
                showers.energyTeV()[row],
                FastMath.sin(altitude) * (x * cos - y * sin),
                x * sin + y * cos,
                separationDeg(azimuth, altitude, triggers.azimuthRad()[trigger], triggers.altitudeRad()[trigger]),
                triggers.telescopes()[trigger]);
    }

    /** The same event without a core. */
    TriggeredEvent withoutCore() {
        return new TriggeredEvent(energyTeV, Double.NaN, Double.NaN, angularDistanceDeg, telescopes);
    }

    /** Distance of the core from the array's centre, across the axis [m]; NaN without a core. */
    public double coreDistanceM() {
        return FastMath.hypot(xShowerM, yShowerM);
    }

    /** Vincenty's form: right at small and at large angles. */
    private static double separationDeg(double azimuth, double altitude, double otherAzimuth, double otherAltitude) {
        double sinDelta = FastMath.sin(otherAzimuth - azimuth);
        double cosDelta = FastMath.cos(otherAzimuth - azimuth);
        double sin1 = FastMath.sin(altitude);
        double cos1 = FastMath.cos(altitude);
        double sin2 = FastMath.sin(otherAltitude);
        double cos2 = FastMath.cos(otherAltitude);
        double across = FastMath.hypot(cos2 * sinDelta, cos1 * sin2 - sin1 * cos2 * cosDelta);
        return FastMath.toDegrees(FastMath.atan2(across, sin1 * sin2 + cos1 * cos2 * cosDelta));
    }
}
