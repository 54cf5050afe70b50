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
 * @param relativeErrors relative error of the effective area
 * @param maxError the largest in the range asked for, {@code maxErrorTeV} the lower edge of its bin [TeV]
 * @param energyEstimate mean spread of the reconstructed energy
 * @param thresholdTeV energy threshold with its band of one standard deviation [TeV]
 * @param stillNeededPerBin events to throw until each bin reaches the target for itself; {@code stillNeeded} their sum
 * @param stillNeededOfSpectrum events to throw until all bins have, at the present spectrum
 * @param thrownPerSecond present rate of thrown events, over data time; NaN before two times are known
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
        double[] relativeErrors,
        double maxError,
        @JsonProperty("max_error_tev") double maxErrorTeV,
        double energyEstimate,
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
}
