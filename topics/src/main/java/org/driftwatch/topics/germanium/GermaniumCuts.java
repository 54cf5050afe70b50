package org.driftwatch.topics.germanium;

import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * Quality cuts of one channel, subject {@code germanium.cuts}; NaN (null in JSON) where something is not available.
 *
 * @param operations cuts and classifiers in the form of a hit configuration, by name of the new column
 * @param getModeStdev mode and width of each column, or arithmetic expression of columns
 * @param generateCuts the cuts alone, by name
 * @param generateCutClassifiers per rule the classifier {@code NAME_classifier} and the cut {@code NAME} on it
 * @param method {@code columns} where mode and width were read from every value, {@code histogram} where from counts
 *     in narrow
 *     cells; the latter is within 10 % of the width
 * @param maskUses cuts that an event must all pass to be good
 * @param passRates share of events that passed each cut; {@code all} is the mask
 * @param missing columns that the input does not have
 * @param refused cuts and classifiers that could not be made, with the reason
 * @param pulser what pulses of equal energy come at equal distances; null for none
 * @param counts events seen
 */
public record GermaniumCuts(
        SortedMap<String, HitOperation> operations,
        SortedMap<String, ModeStdev> getModeStdev,
        SortedMap<String, HitOperation> generateCuts,
        SortedMap<String, SortedMap<String, HitOperation>> generateCutClassifiers,
        String method,
        List<String> maskUses,
        SortedMap<String, PassRate> passRates,
        List<String> missing,
        SortedMap<String, String> refused,
        Pulser pulser,
        long counts)
        implements ParameterValue {
    public static final String SUBJECT = "germanium.cuts";

    /**
     * Mode and width of a column.
     *
     * @param mode in units of the column
     * @param std width, as the standard deviation of a Gaussian
     * @param nFinite number of finite values
     * @param source {@code peak_top}, {@code highest_bin}, {@code central_range} or {@code standard_deviation}: what
     *     the numbers
     *     rest on, from best to worst
     */
    public record ModeStdev(double mode, double std, long nFinite, String source) {}

    /** The same cuts with a pulser; null for none. */
    public GermaniumCuts withPulser(Pulser found) {
        return new GermaniumCuts(
                operations,
                getModeStdev,
                generateCuts,
                generateCutClassifiers,
                method,
                maskUses,
                passRates,
                missing,
                refused,
                found,
                counts);
    }

    /**
     * A pulser.
     *
     * @param energy uncalibrated
     * @param halfWidth an event within it of the energy may be a pulse
     * @param period distance of pulses [s]
     * @param phase time of one of them [s since 1970]
     * @param tolerance largest distance of a pulse from its time [s]
     * @param events pulses it was found from
     */
    public record Pulser(double energy, double halfWidth, double period, double phase, double tolerance, long events) {}

    /**
     * Share of events that pass.
     *
     * @param passed events that passed
     * @param total events that were asked
     * @param rate passed / total
     * @param error binomial standard error; at 0 and 1 it does not vanish
     */
    public record PassRate(long passed, long total, double rate, double error) {}
}
