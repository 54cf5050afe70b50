package org.driftwatch.calibrators.germanium.survival;

/**
 * Share of events that pass a cut.
 *
 * @param percent the share [%]; NaN where it is not defined
 * @param errorPercent its standard error [%]; at a limit the inward distance that raises the cost by 1; NaN where not defined
 * @param atLimit true if the estimate stands at 0 or 100 %, where the error is one-sided
 */
public record SurvivalFraction(double percent, double errorPercent, boolean atLimit) {
    /** Nothing known: no events, or no line. */
    public static final SurvivalFraction UNDEFINED = new SurvivalFraction(Double.NaN, Double.NaN, false);

    /**
     * Counting: p = k/n, error sqrt(p(1 - p)/n), 0 at the limits; undefined without events.
     *
     * @param passing k
     * @param all n
     */
    public static SurvivalFraction counted(long passing, long all) {
        if (all == 0) return UNDEFINED;
        double p = (double) passing / all;
        return new SurvivalFraction(100 * p, 100 * Math.sqrt(p * (1 - p) / all), passing == 0 || passing == all);
    }
}
