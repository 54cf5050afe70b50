package org.driftwatch.topics.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * How far a production is at one grid point. Arrays have one value per bin; NaN (JSON null) is undefined.
 *
 * @param runs runs that have said how many events they threw
 * @param events reconstructed events counted; {@code duplicates} events that came again and were not
 * @param edgesTeV edges of the bins [TeV]
 * @param simulated events thrown; {@code reconstructed} events reconstructed, by true energy
 * @param efficiency reconstructed over thrown; {@code relativeErrors} relative error of the effective area
 * @param effectiveAreaTarget what its relative error shall become; null when nobody asks
 * @param maxError the largest in the range asked for, {@code maxErrorTeV} the lower edge of its bin [TeV]
 * @param undefinedBinsTeV lower edges of bins of that range that were thrown and never reconstructed: while there is one, nothing
 *     has converged and what is still needed is a lower bound [TeV]
 * @param energyEstimate mean spread of the reconstructed energy; {@code energyEstimateTarget} what it shall become, null without
 * @param thresholdTeV energy threshold with its band of one standard deviation [TeV]
 * @param stillNeededPerBin events to throw until each bin reaches the target for itself; {@code stillNeeded} their sum
 * @param stillNeededOfSpectrum events to throw until all bins have, at the present spectrum
 * @param thrownPerSecond thrown events over data time, from its first to its last; NaN before two times are known
 * @param secondsToCompletion at that rate; 0 when converged
 * @param from first data time, {@code until} the last
 */
public record ProductionStatus(
        GridPoint point,
        int runs,
        long events,
        long duplicates,
        @JsonProperty("bin_edges") double[] edgesTeV,
        double[] simulated,
        double[] reconstructed,
        double[] efficiency,
        double[] relativeErrors,
        Target effectiveAreaTarget,
        double maxError,
        @JsonProperty("max_error_tev") double maxErrorTeV,
        @JsonProperty("undefined_bins_tev") double[] undefinedBinsTeV,
        double energyEstimate,
        Target energyEstimateTarget,
        @JsonProperty("threshold_tev") double thresholdTeV,
        @JsonProperty("threshold_lowest_tev") double thresholdLowestTeV,
        @JsonProperty("threshold_highest_tev") double thresholdHighestTeV,
        double[] stillNeededPerBin,
        double stillNeeded,
        double stillNeededOfSpectrum,
        double thrownPerSecond,
        double secondsToCompletion,
        boolean effectiveAreaConverged,
        boolean energyEstimateReached,
        Instant from,
        Instant until)
        implements ParameterValue {
    public static final String SUBJECT = "production.statistics";

    /** Records written before these two existed say what is needed for the one, and nothing of the other. */
    public ProductionStatus {
        if (efficiency == null) efficiency = ratios(reconstructed, simulated);
        if (undefinedBinsTeV == null) undefinedBinsTeV = new double[0];
    }

    private static double[] ratios(double[] reconstructed, double[] simulated) {
        double[] ratios = new double[simulated.length];
        for (int bin = 0; bin < ratios.length; bin++)
            ratios[bin] = simulated[bin] > 0 ? reconstructed[bin] / simulated[bin] : 0;
        return ratios;
    }

    /**
     * What a number shall become, and where.
     *
     * @param error largest value allowed
     * @param lowTeV bins whose lower edge is in [lowTeV, highTeV] are asked for [TeV]
     */
    public record Target(
            double error,
            @JsonProperty("low_tev") double lowTeV,
            @JsonProperty("high_tev") double highTeV) {}
}
