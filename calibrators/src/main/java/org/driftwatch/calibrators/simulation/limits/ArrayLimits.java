package org.driftwatch.calibrators.simulation.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.simulation.statistics.Form;

/**
 * Limits of one file for one selection of telescopes.
 *
 * @param events those in which any selected telescope triggered, in file order
 * @param limits energy, radius, viewcone
 */
public record ArrayLimits(List<TriggeredEvent> events, List<QuantityLimits> limits) {
    public ArrayLimits {
        events = List.copyOf(events);
        limits = List.copyOf(limits);
    }

    public static ArrayLimits of(
            TriggeredEvents all, TelescopeSelection telescopes, LimitSettings settings, Form form) {
        List<TriggeredEvent> events = all.of(telescopes);
        List<QuantityLimits> limits = new ArrayList<>();
        for (LimitQuantity quantity : LimitQuantity.values())
            limits.add(QuantityLimits.of(quantity, events, settings, form));
        return new ArrayLimits(events, limits);
    }

    public QuantityLimits of(LimitQuantity quantity) {
        return limits.get(quantity.ordinal());
    }

    /** Counts the limits of this quantity were read from. */
    public Optional<BinnedSample> sample(LimitQuantity quantity) {
        return of(quantity).sample();
    }
}
