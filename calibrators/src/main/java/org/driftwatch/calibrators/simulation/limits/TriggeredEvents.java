package org.driftwatch.calibrators.simulation.limits;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.topics.simulation.ReducedEvents;
import org.driftwatch.topics.simulation.ReducedShowers;

/**
 * The triggers of one file with the shower of each.
 *
 * <p>{@code COMPAT} takes the id of a trigger as number of a row, which is wrong where a shower is used several times.
 * {@code PRODUCT} looks the shower number up. A shower of several uses has one energy and one direction but a core per use, and
 * the file does not say which use triggered: such an event has no core and is counted as ambiguous; one whose energy or
 * direction is open too, or that belongs to no shower, is left out and counted.
 *
 * @param events in file order
 * @param ambiguous events of which the core is not known
 * @param unmatched triggers left out
 */
public record TriggeredEvents(List<TriggeredEvent> events, int ambiguous, int unmatched) {
    public TriggeredEvents {
        events = List.copyOf(events);
    }

    public static TriggeredEvents of(ReducedEvents file, Form form) {
        TriggerRows rows = form == Form.COMPAT ? TriggerRows.byRowNumber(file) : new ShowerRows(file.showers());
        List<TriggeredEvent> events = new ArrayList<>();
        int ambiguous = 0;
        for (int trigger = 0; trigger < file.triggers().count(); trigger++) {
            List<Integer> found = rows.of(file.triggers().triggeredId()[trigger]);
            if (found.isEmpty() || !sameShower(file.showers(), found)) continue;
            TriggeredEvent event = TriggeredEvent.of(file.showers(), found.get(0), file.triggers(), trigger);
            boolean open = !sameCore(file.showers(), found);
            if (open) ambiguous++;
            events.add(open ? event.withoutCore() : event);
        }
        return new TriggeredEvents(events, ambiguous, file.triggers().count() - events.size());
    }

    private static boolean sameShower(ReducedShowers showers, List<Integer> rows) {
        return same(showers.energyTeV(), rows) && same(showers.azimuthRad(), rows) && same(showers.altitudeRad(), rows);
    }

    private static boolean sameCore(ReducedShowers showers, List<Integer> rows) {
        return same(showers.coreXM(), rows) && same(showers.coreYM(), rows);
    }

    private static boolean same(double[] column, List<Integer> rows) {
        for (int row : rows) if (column[row] != column[rows.get(0)]) return false;
        return true;
    }

    /** Those in which any of the telescopes triggered, in order. */
    public List<TriggeredEvent> of(TelescopeSelection telescopes) {
        return events.stream()
                .filter(event -> telescopes.accepts(event.telescopes()))
                .toList();
    }
}
