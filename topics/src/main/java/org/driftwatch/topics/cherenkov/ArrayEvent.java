package org.driftwatch.topics.cherenkov;

import java.util.List;
import org.driftwatch.topics.run.Event;

/**
 * One array event, its telescopes joined: those that passed the quality criteria, in the order of the layout.
 *
 * @param array name of the array
 * @param obs observation block
 * @param event number of the event, unique within the block
 * @param timeNs data time [ns since 1970-01-01T00:00:00Z, UTC]
 */
public record ArrayEvent(String run, String array, long obs, long event, long timeNs, List<Shower> showers)
        implements Event {
    public ArrayEvent {
        showers = List.copyOf(showers);
    }

    @Override
    public String channel() {
        return array;
    }

    @Override
    public long eventNumber() {
        return event;
    }

    /**
     * The shower as one telescope saw it, in fixed units; NaN where it is not known.
     *
     * @param telescope telescope id
     * @param energyTeV reconstructed energy, NaN when its reconstruction is not valid; with {@code energyErrorTeV}
     * @param gammaness prediction of the classifier, 1 = gamma; NaN when not valid
     * @param impactM reconstructed distance of the core
     * @param sizePe image size [photo-electrons]
     * @param leakage part of the light in the outermost two rows of pixels
     * @param delayNs trigger time less the time expected of a spherical front; NaN without valid geometry
     */
    public record Shower(
            int telescope,
            double energyTeV,
            double energyErrorTeV,
            double gammaness,
            double impactM,
            double sizePe,
            double leakage,
            double delayNs) {}
}
