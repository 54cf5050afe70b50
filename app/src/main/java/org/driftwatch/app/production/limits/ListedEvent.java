package org.driftwatch.app.production.limits;

import org.driftwatch.calibrators.simulation.limits.TriggeredEvent;

/** One event as the results list it: energy [TeV], core across the shower's axis [m], angle [deg], telescopes. */
public record ListedEvent(
        double energy,
        double coreDistanceShower,
        double xShower,
        double yShower,
        double angularDistanceDeg,
        int[] tels) {
    static ListedEvent of(TriggeredEvent event) {
        return new ListedEvent(
                event.energyTeV(),
                event.coreDistanceM(),
                event.xShowerM(),
                event.yShowerM(),
                event.angularDistanceDeg(),
                event.telescopes());
    }
}
