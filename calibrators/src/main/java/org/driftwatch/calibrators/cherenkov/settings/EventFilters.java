package org.driftwatch.calibrators.cherenkov.settings;

import java.util.OptionalDouble;

/**
 * What both telescopes of a pair must fulfil, each strictly; an empty filter is not applied.
 *
 * @param minGammaness prediction of the classifier above this in both
 * @param minEnergyTeV reconstructed energy above this in both [TeV]
 * @param maxDistanceAsymmetry |(d_j − d_i)/(d_i + d_j)| below this, d = reconstructed impact distance
 */
public record EventFilters(
        OptionalDouble minGammaness, OptionalDouble minEnergyTeV, OptionalDouble maxDistanceAsymmetry) {
    public EventFilters {
        requireNumber("min_gammaness", minGammaness);
        requireNumber("min_energy", minEnergyTeV);
        requireNumber("max_distance_asymmetry", maxDistanceAsymmetry);
    }

    private static void requireNumber(String field, OptionalDouble value) {
        if (value.isPresent() && !Double.isFinite(value.getAsDouble()))
            throw new IllegalArgumentException(field + " must be a number or null, was " + value.getAsDouble());
    }

    /** The published example: gammaness > 0.5, energy > 50 GeV, distance asymmetry < 0.05. */
    public static EventFilters published() {
        return of(0.5, 0.05, 0.05);
    }

    /** All pairs with two valid energies. */
    public static EventFilters none() {
        return new EventFilters(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    public static EventFilters of(double minGammaness, double minEnergyTeV, double maxDistanceAsymmetry) {
        return new EventFilters(
                OptionalDouble.of(minGammaness),
                OptionalDouble.of(minEnergyTeV),
                OptionalDouble.of(maxDistanceAsymmetry));
    }
}
