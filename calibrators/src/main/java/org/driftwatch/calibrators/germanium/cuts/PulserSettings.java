package org.driftwatch.calibrators.germanium.cuts;

/**
 * How pulser events are found.
 *
 * @param enabled whether they are looked for
 * @param events the newest that are searched, a multiple of 64
 * @param search in them; null for one that goes by the range of energies
 * @param multiplicityColumn number of channels that fired in the event; empty for none
 * @param multiplicityThreshold an event with more channels is a pulse
 */
public record PulserSettings(
        boolean enabled, int events, PulserSearch search, String multiplicityColumn, int multiplicityThreshold) {
    /** Searched in the newest 4096 events, by the range of energies; no multiplicity. */
    public static final PulserSettings DEFAULTS = new PulserSettings(true, 4096, null, "", 10);

    private static final int MOST_EVENTS = 1 << 16;

    public PulserSettings {
        if (events < RecentEvents.PAGE || events > MOST_EVENTS || events % RecentEvents.PAGE != 0)
            throw new IllegalArgumentException("cuts.pulser.events must be a multiple of " + RecentEvents.PAGE
                    + " up to " + MOST_EVENTS + ", was " + events);
        if (multiplicityThreshold < 1)
            throw new IllegalArgumentException(
                    "cuts.pulser.multiplicity_threshold must be >= 1, was " + multiplicityThreshold);
    }

    /** Energy below which no event is of use. */
    double lowestEnergy() {
        return search == null ? PulserSearch.upTo(0).lowestEnergy() : search.lowestEnergy();
    }

    PulserSearch search(double highestEnergy) {
        return search == null ? PulserSearch.upTo(highestEnergy) : search;
    }
}
