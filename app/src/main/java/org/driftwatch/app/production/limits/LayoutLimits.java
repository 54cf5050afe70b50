package org.driftwatch.app.production.limits;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.driftwatch.calibrators.simulation.limits.ArrayLimits;
import org.driftwatch.calibrators.simulation.limits.BinnedSample;
import org.driftwatch.calibrators.simulation.limits.LimitQuantity;
import org.driftwatch.calibrators.simulation.limits.LossLimit;
import org.driftwatch.calibrators.simulation.limits.QuantityLimits;
import org.driftwatch.topics.codec.PeerNumber;

/**
 * Limits of one file for one layout.
 *
 * @param telescopeIds of the layout; empty means every trigger counts
 * @param nTriggered events in which any of them triggered
 * @param energyBins first edge, last edge [TeV] and number of edges
 * @param coreBins first and last edge [m]
 * @param viewBins first and last edge [deg]
 * @param limits by loss fraction and quantity
 * @param firstEvents the first events of the file
 */
public record LayoutLimits(
        SortedSet<Integer> telescopeIds,
        int nTriggered,
        List<Number> energyBins,
        List<Number> coreBins,
        List<Number> viewBins,
        SortedMap<String, SortedMap<String, LimitMeasure>> limits,
        List<ListedEvent> firstEvents) {

    static LayoutLimits of(SortedSet<Integer> telescopes, ArrayLimits limits, int firstEvents) {
        List<Number> energies = ends(limits, LimitQuantity.LOWER_ENERGY);
        return new LayoutLimits(
                telescopes,
                limits.events().size(),
                energies.isEmpty() ? energies : List.of(energies.get(0), energies.get(1), edges(limits)),
                ends(limits, LimitQuantity.UPPER_RADIUS),
                ends(limits, LimitQuantity.VIEWCONE),
                byFraction(limits),
                limits.events().stream().limit(firstEvents).map(ListedEvent::of).toList());
    }

    private static int edges(ArrayLimits limits) {
        return limits.sample(LimitQuantity.LOWER_ENERGY).orElseThrow().edges().length;
    }

    private static List<Number> ends(ArrayLimits limits, LimitQuantity quantity) {
        Optional<BinnedSample> sample = limits.sample(quantity);
        if (sample.isEmpty()) return List.of();
        double[] edges = sample.get().edges();
        return List.of(edges[0], edges[edges.length - 1]);
    }

    private static SortedMap<String, SortedMap<String, LimitMeasure>> byFraction(ArrayLimits limits) {
        SortedMap<String, SortedMap<String, LimitMeasure>> all = new TreeMap<>();
        for (QuantityLimits quantity : limits.limits())
            for (LossLimit limit : quantity.limits())
                all.computeIfAbsent(PeerNumber.text(limit.lossFraction()), key -> new TreeMap<>())
                        .put(
                                name(quantity.quantity()),
                                LimitMeasure.of(limit, quantity.quantity().unit()));
        return all;
    }

    private static String name(LimitQuantity quantity) {
        return quantity.name().toLowerCase(Locale.ROOT);
    }
}
