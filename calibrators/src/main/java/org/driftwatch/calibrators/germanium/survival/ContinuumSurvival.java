package org.driftwatch.calibrators.germanium.survival;

import java.util.List;
import org.driftwatch.calibrators.germanium.sample.EventSample;

/** Survival fraction of a stretch of continuum, by counting; events without a classifier do not count. */
public final class ContinuumSurvival {
    private final WindowEvents events;

    /** The events strictly inside {@code window}. */
    public ContinuumSurvival(EventSample sample, LineWindow window) {
        this(sample, null, window);
    }

    /**
     * The same with a mask.
     *
     * @param mask false for points that cannot pass whatever their classifier; null for none
     */
    public ContinuumSurvival(EventSample sample, boolean[] mask, LineWindow window) {
        events = new WindowEvents(sample, mask, window);
    }

    /** Share of the events that pass; undefined without events. */
    public SurvivalFraction survival(ClassifierCut cut) {
        return events.counted(cut);
    }

    /** Why no share is defined; empty where it is. */
    public String reason() {
        return events.reason();
    }

    /** One share per cut. */
    public List<SurvivalFraction> sweep(List<ClassifierCut> cuts) {
        return cuts.stream().map(this::survival).toList();
    }
}
