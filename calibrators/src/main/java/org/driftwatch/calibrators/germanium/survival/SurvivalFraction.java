package org.driftwatch.calibrators.germanium.survival;

import java.util.List;
import java.util.stream.Stream;

/**
 * Share of events that pass a cut.
 *
 * @param percent the share [%]; NaN where it is not defined
 * @param errorPercent its standard error [%]; at a limit the inward distance that raises the cost by 1; NaN where not defined
 * @param atLimit true if the estimate stands at 0 or 100 %, where the error is one-sided
 */
public record SurvivalFraction(double percent, double errorPercent, boolean atLimit) {
    private static final String UNDETERMINED = "line and background cannot be told apart in its window";
    private static final String WITHOUT_ERROR = "no error: line and background cannot be told apart in its window";

    /** Nothing known: no events, or no line. */
    public static final SurvivalFraction UNDEFINED = new SurvivalFraction(Double.NaN, Double.NaN, false);

    /**
     * What is missing of the shares of a line: {@code reason} where one is not defined, that an error is not; empty if nothing is.
     *
     * @param reason why a share is not defined; empty if that is not known
     */
    public static String missing(String reason, Stream<SurvivalFraction> shares) {
        List<SurvivalFraction> all = shares.toList();
        if (all.stream().anyMatch(share -> Double.isNaN(share.percent)))
            return reason.isEmpty() ? UNDETERMINED : reason;
        return all.stream().anyMatch(share -> Double.isNaN(share.errorPercent)) ? WITHOUT_ERROR : "";
    }

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
