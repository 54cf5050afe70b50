package org.driftwatch.ingest.run;

/**
 * How fast a recorded run is played.
 *
 * @param times data time per wall time, at least {@value #SLOWEST}; infinite: as fast as it goes
 */
public record Speed(double times) {
    /** Slower, and a second of data would outlast a transaction. */
    public static final double SLOWEST = 0.02;

    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    public Speed {
        if (!(times >= SLOWEST))
            throw new IllegalArgumentException("speed must be max or >= " + SLOWEST + ", was " + times);
    }

    /** {@code max} or a number. */
    public static Speed parse(String text) {
        if (text.equals("max")) return MAX;
        try {
            return new Speed(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("speed must be max or a number, was " + text, e);
        }
    }

    boolean isLimited() {
        return times != Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return isLimited() ? Double.toString(times) : "max";
    }
}
