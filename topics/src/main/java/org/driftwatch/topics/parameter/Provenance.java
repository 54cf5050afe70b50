package org.driftwatch.topics.parameter;

import java.util.SortedMap;

/** Keys of a provenance that more than one reader asks for. */
public final class Provenance {
    /** A word of {@link Standing}; missing: published. */
    public static final String STATUS = "status";

    /** Who decided. */
    public static final String BY = "by";

    public static final String WHY = "why";

    /** By which rule it was decided. */
    public static final String RULE = "rule";

    /** Id of the command that made this version; only versions that a person decided on have one. */
    public static final String COMMAND = "command";

    /** Version that was published or rejected. */
    public static final String PROPOSAL = "proposal";

    /** Version that a roll-back went back to. */
    public static final String ROLLED_BACK_TO = "rolled_back_to";

    /** When it was decided, wall clock in UTC. */
    public static final String DECIDED = "decided";

    /** Run of that version, where it is another one. */
    public static final String ROLLED_BACK_TO_RUN = "rolled_back_to_run";

    /** {@code chosen} where a person chose the begin of validity; else missing. */
    public static final String START = "start";

    /** Word under {@link #START}. */
    public static final String CHOSEN = "chosen";

    private Provenance() {}

    /** The version number under a key, 0 without one. */
    public static int number(SortedMap<String, String> provenance, String key) {
        String text = provenance.get(key);
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
