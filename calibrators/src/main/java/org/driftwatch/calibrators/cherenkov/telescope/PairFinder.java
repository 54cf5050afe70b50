package org.driftwatch.calibrators.cherenkov.telescope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * Finds the pairs of an array: every two telescopes whose distance in three dimensions is at most the sum of what is allowed to
 * each, {@code |r_i − r_j| ≤ m_i + m_j} [m]. Both the list and the two of a pair are in layout order, so no pair appears reversed.
 * Source: PairFinder of the peer. Immutable.
 */
public final class PairFinder {
    private final TelescopeParameter<Double> maxImpactDistanceM;

    public PairFinder(TelescopeParameter<Double> maxImpactDistanceM) {
        this.maxImpactDistanceM = maxImpactDistanceM;
    }

    /**
     * All pairs, of one type or of two.
     *
     * @param telescopes in layout order
     * @throws IllegalArgumentException when a telescope has no distance
     */
    public List<TelescopePair> pairs(List<Telescope> telescopes) {
        List<TelescopePair> pairs = new ArrayList<>();
        double[] reach = telescopes.stream().mapToDouble(this::reachM).toArray();
        for (int i = 0; i < reach.length; i++)
            for (int j = i + 1; j < reach.length; j++) {
                double distance = distanceM(telescopes.get(i), telescopes.get(j));
                if (distance <= reach[i] + reach[j])
                    pairs.add(new TelescopePair(telescopes.get(i), telescopes.get(j), distance));
            }
        return Collections.unmodifiableList(pairs);
    }

    /** Pairs of one type, by type; types without a pair are left out. */
    public SortedMap<String, List<TelescopePair>> pairsByType(List<Telescope> telescopes) {
        SortedMap<String, List<TelescopePair>> byType = new TreeMap<>();
        for (TelescopePair pair : pairs(telescopes))
            if (pair.sameType())
                byType.computeIfAbsent(pair.i().type(), type -> new ArrayList<>())
                        .add(pair);
        return byType;
    }

    /** Pairs of different types ({@code XTEL}). */
    public List<TelescopePair> crossTypePairs(List<Telescope> telescopes) {
        return pairs(telescopes).stream().filter(pair -> !pair.sameType()).toList();
    }

    private double reachM(Telescope telescope) {
        Double reach = maxImpactDistanceM.valueOf(telescope);
        if (reach != null) return reach;
        throw new IllegalArgumentException(
                maxImpactDistanceM.field() + " must be a distance for telescope " + telescope.id() + ", was null");
    }

    private static double distanceM(Telescope i, Telescope j) {
        double x = i.xM() - j.xM();
        double y = i.yM() - j.yM();
        double z = i.zM() - j.zM();
        return Math.sqrt(x * x + y * y + z * z);
    }
}
