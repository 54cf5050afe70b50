package org.driftwatch.calibrators.cherenkov.pair;

import java.util.OptionalDouble;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;

/**
 * Which events of a pair count for the energy method: both energies valid, and every filter that is set, strictly, for both
 * telescopes. No filter keeps all (the peer rejects all).
 *
 * @param minGammaness least prediction of both classifiers, exclusive; classifiers that are not valid fail it
 * @param minEnergyTeV least energy of both, exclusive [TeV]
 * @param maxDistanceAsymmetry largest |d_j - d_i| / (d_i + d_j) of the impact distances, exclusive
 */
public record PairFilter(
        OptionalDouble minGammaness, OptionalDouble minEnergyTeV, OptionalDouble maxDistanceAsymmetry) {
    /** Keeps every event with two valid energies. */
    public static final PairFilter NONE =
            new PairFilter(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public PairFilter {
        minGammaness.ifPresent(each -> check("min_gammaness", each));
        minEnergyTeV.ifPresent(each -> check("min_energy", each));
        maxDistanceAsymmetry.ifPresent(each -> check("max_distance_asymmetry", each));
    }

    /** All three filters. */
    public static PairFilter of(double minGammaness, double minEnergyTeV, double maxDistanceAsymmetry) {
        return new PairFilter(
                OptionalDouble.of(minGammaness),
                OptionalDouble.of(minEnergyTeV),
                OptionalDouble.of(maxDistanceAsymmetry));
    }

    private static void check(String name, double bound) {
        if (Double.isNaN(bound)) throw new IllegalArgumentException(name + " must be a number, was NaN");
    }

    /** Whether the pair has two valid energies, before any filter. */
    public static boolean joined(Shower i, Shower j) {
        return Double.isFinite(i.energyTeV()) && Double.isFinite(j.energyTeV());
    }

    /** Whether the event counts. */
    public boolean passes(Shower i, Shower j) {
        return joined(i, j) && gammas(i, j) && energetic(i, j) && symmetric(i, j);
    }

    private boolean gammas(Shower i, Shower j) {
        if (minGammaness.isEmpty()) return true;
        double least = minGammaness.getAsDouble();
        return i.gammaness() > least && j.gammaness() > least;
    }

    private boolean energetic(Shower i, Shower j) {
        if (minEnergyTeV.isEmpty()) return true;
        double least = minEnergyTeV.getAsDouble();
        return i.energyTeV() > least && j.energyTeV() > least;
    }

    private boolean symmetric(Shower i, Shower j) {
        return maxDistanceAsymmetry.isEmpty() || Math.abs(distanceAsymmetry(i, j)) < maxDistanceAsymmetry.getAsDouble();
    }

    /** (d_j - d_i) / (d_i + d_j); NaN when a distance is not known. */
    public static double distanceAsymmetry(Shower i, Shower j) {
        return (j.impactM() - i.impactM()) / (i.impactM() + j.impactM());
    }
}
