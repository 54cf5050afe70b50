package org.driftwatch.app.production;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.simulation.statistics.DerivedStatistics;
import org.driftwatch.calibrators.simulation.statistics.StatisticalErrors;

/**
 * What {@code production statistics} says of one file.
 *
 * @param scalingFactor (max error / target)²
 * @param deriveStatisticsSum events when all bins are scaled by it
 * @param deriveStatisticsArray the same by bin
 * @param atGridPoint by energy [TeV]: scaled events of its bin, or why there are none
 * @param neededPerBin events each bin needs for itself; null where no event was reconstructed
 * @param stillNeededPerBin beyond those simulated
 * @param stillNeeded their sum where known
 * @param stillNeededOfSpectrum events still needed when more of the same spectrum is thrown
 */
public record DerivedFile(
        double scalingFactor,
        double deriveStatisticsSum,
        double[] deriveStatisticsArray,
        SortedMap<String, Object> atGridPoint,
        double[] binEdges,
        double[] simulated,
        EvaluatedFile.Bin limitingBin,
        double[] neededPerBin,
        double[] stillNeededPerBin,
        double stillNeeded,
        double stillNeededOfSpectrum) {

    static DerivedFile of(StatisticalErrors errors, List<Double> energiesTeV) {
        DerivedStatistics derived = new DerivedStatistics(errors);
        SortedMap<String, Object> at = new TreeMap<>();
        for (double energy : energiesTeV) at.put(Double.toString(energy), at(derived, energy));
        return new DerivedFile(
                derived.scaling(),
                derived.scaledSum(),
                derived.scaled(),
                at,
                errors.edgesTeV(),
                errors.simulated(),
                EvaluatedFile.bin(errors, errors.limitingBin()),
                derived.needed(),
                derived.stillNeeded(),
                derived.stillNeededSum(),
                derived.stillNeededOfSpectrum());
    }

    private static Object at(DerivedStatistics derived, double energy) {
        try {
            return derived.scaledAt(energy);
        } catch (IllegalArgumentException outside) {
            return outside.getMessage();
        }
    }
}
