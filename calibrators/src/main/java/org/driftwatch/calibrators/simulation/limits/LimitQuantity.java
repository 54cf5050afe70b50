package org.driftwatch.calibrators.simulation.limits;

/** What a simulation is limited in. */
public enum LimitQuantity {
    /** Energy simulated: lower limit [TeV]. */
    LOWER_ENERGY(Side.LOWER, "TeV"),
    /** Distance of the core across the shower's axis: upper limit [m]. */
    UPPER_RADIUS(Side.UPPER, "m"),
    /** Angle between shower and pointing: upper limit [deg]. */
    VIEWCONE(Side.UPPER, "deg");

    private final Side side;
    private final String unit;

    LimitQuantity(Side side, String unit) {
        this.side = side;
        this.unit = unit;
    }

    public Side side() {
        return side;
    }

    public String unit() {
        return unit;
    }

    /** Its value in an event; NaN when not known. */
    public double of(TriggeredEvent event) {
        if (this == LOWER_ENERGY) return event.energyTeV();
        return this == UPPER_RADIUS ? event.coreDistanceM() : event.angularDistanceDeg();
    }
}
