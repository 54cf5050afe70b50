package org.driftwatch.calibrators.cherenkov.drift;

/**
 * What one block says of one telescope, against those it is connected with.
 *
 * @param group telescopes of one type that pairs connect have the same; a difference of x means something within a group only
 * @param x ln c or an offset, relative to the mean of its group; NaN when it is not known
 * @param error of x, relative to that mean
 * @param events contributions behind it
 */
public record TelescopeSight(int telescope, String group, double x, double error, long events) {
    /** Fewest contributions of a telescope that is judged. */
    static final long FEWEST = 30;

    /**
     * The same by image size: five in each jackknife block. Sizes of showers at nearly the same distance scatter by tens of per cent with
     * long tails, and errors from fewer made telescopes alarm that had not moved.
     */
    public static final long FEWEST_SIZES = 100;

    /** Nothing, or too little. */
    static TelescopeSight none(int telescope, long events) {
        return new TelescopeSight(telescope, "", Double.NaN, Double.NaN, events);
    }

    boolean seen() {
        return Double.isFinite(x) && error > 0 && Double.isFinite(error);
    }
}
