package org.driftwatch.calibrators.drift;

/**
 * A quantity of a channel whose mean over chosen events is watched; values far out count as the border of a range.
 *
 * @param quantity e.g. {@code aoe_mean}
 * @param unit of its values; empty for a plain number
 * @param width scatter of single events of a healthy channel, the yardstick of shifts; for a fraction the change that would matter
 *     as much
 * @param column DSP output or derived column the values come from
 * @param chosen which events count, and within which range
 * @param windows counts that close a window, in multiples of the usual
 * @param bad direction in which a shift is a fault
 */
public record Watched(String quantity, String unit, double width, String column, Chosen chosen, int windows, Bad bad) {
    /** As many counts as the settings say. */
    public static final int ENOUGH = 1;

    public Watched {
        if (windows < 1) throw new IllegalArgumentException("windows of " + quantity + " must be >= 1, was " + windows);
        if (quantity.isBlank()) throw new IllegalArgumentException("watched quantity must be named, was blank");
        if (!(width > 0 && Double.isFinite(width)))
            throw new IllegalArgumentException("width of " + quantity + " must be > 0, was " + width);
    }

    /**
     * Events of an energy in [from, to) keV. A value below {@code low} counts as {@code low}, one above {@code high} as {@code high}, so
     * that far outliers weigh little and a step of any size moves the mean.
     */
    public record Chosen(double fromKeV, double toKeV, double low, double high) {
        public Chosen {
            if (!(low < high)) throw new IllegalArgumentException("high must be > low " + low + ", was " + high);
        }

        /** Every event with a value, calibrated or not. */
        public static final Chosen ALL = new Chosen(
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        /** True for an event that counts; one without energy counts only where every energy does. */
        public boolean counts(double energyKeV) {
            boolean any = fromKeV == Double.NEGATIVE_INFINITY && toKeV == Double.POSITIVE_INFINITY;
            return any || energyKeV >= fromKeV && energyKeV < toKeV;
        }

        /** What a value counts as. */
        public double value(double measured) {
            return Math.max(low, Math.min(high, measured));
        }
    }
}
