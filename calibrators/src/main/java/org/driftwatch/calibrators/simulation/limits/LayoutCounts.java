package org.driftwatch.calibrators.simulation.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.driftwatch.topics.simulation.ProductionLimits.Limit;
import org.driftwatch.topics.simulation.SimulationEvent;

/** Triggers of one layout: three histograms in fixed fine bins. Mutable; one thread owns it. */
final class LayoutCounts {
    private final FineCounts energies;
    private final FineCounts radii;
    private final FineCounts angles;
    private long events;

    /** As it is stored. */
    record State(long events, FineCounts.State energies, FineCounts.State radii, FineCounts.State angles) {}

    LayoutCounts() {
        energies = new FineCounts(LimitQuantity.LOWER_ENERGY);
        radii = new FineCounts(LimitQuantity.UPPER_RADIUS);
        angles = new FineCounts(LimitQuantity.VIEWCONE);
    }

    private LayoutCounts(State state) {
        energies = FineCounts.of(LimitQuantity.LOWER_ENERGY, state.energies());
        radii = FineCounts.of(LimitQuantity.UPPER_RADIUS, state.radii());
        angles = FineCounts.of(LimitQuantity.VIEWCONE, state.angles());
        events = state.events();
    }

    static LayoutCounts of(State state) {
        return new LayoutCounts(state);
    }

    State state() {
        return new State(events, energies.state(), radii.state(), angles.state());
    }

    void add(SimulationEvent.Triggered event) {
        events++;
        energies.add(event.energyTeV());
        radii.add(event.coreDistanceM());
        angles.add(event.angleDeg());
    }

    void add(LayoutCounts other) {
        events += other.events;
        energies.add(other.energies);
        radii.add(other.radii);
        angles.add(other.angles);
    }

    long events() {
        return events;
    }

    List<Limit> limits(LimitSettings settings) {
        List<Limit> all = new ArrayList<>();
        all.addAll(limits(LimitQuantity.LOWER_ENERGY, energies, settings));
        all.addAll(limits(LimitQuantity.UPPER_RADIUS, radii, settings));
        all.addAll(limits(LimitQuantity.VIEWCONE, angles, settings));
        return all;
    }

    private static List<Limit> limits(LimitQuantity quantity, FineCounts counts, LimitSettings settings) {
        return counts.limits(settings).stream()
                .map(limit -> limit(quantity, limit))
                .toList();
    }

    private static Limit limit(LimitQuantity quantity, LossLimit limit) {
        return new Limit(
                limit.lossFraction(),
                quantity.name().toLowerCase(Locale.ROOT),
                limit.value(),
                quantity.unit(),
                limit.lost(),
                limit.lossUpperBound(),
                limit.guarded(),
                limit.confident(),
                limit.eventsNeeded(),
                limit.eventsToConverge(),
                limit.converged());
    }
}
