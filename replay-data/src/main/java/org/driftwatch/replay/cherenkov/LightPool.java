package org.driftwatch.replay.cherenkov;

/**
 * Light on the ground at a distance from the axis, relative to a vertical shower at the edge of its plateau:
 *
 * <pre>
 * L(d) = cos²z · (0.9 + 0.1·d/d₀) for d &lt; d₀,  cos²z · exp(−(d − d₀) / (90 m / cos z)) beyond;  d₀ = 120 m / cos z
 * </pre>
 */
record LightPool(double cosZenith) {
    private static final double PLATEAU_M = 120;
    private static final double FALL_M = 90;

    static LightPool atZenith(double zenithDeg) {
        return new LightPool(ShowerSource.cosDeg(zenithDeg));
    }

    double at(double distanceM) {
        double edge = PLATEAU_M / cosZenith;
        double shape = distanceM < edge
                ? 0.9 + 0.1 * distanceM / edge
                : StrictMath.exp(-(distanceM - edge) * cosZenith / FALL_M);
        return shape * cosZenith * cosZenith;
    }
}
