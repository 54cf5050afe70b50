package org.driftwatch.topics.parameter;

import java.util.SortedMap;

/** What a version of a parameter is: in use, or only written down. The word stands in its provenance under {@code status}. */
public enum Standing {
    /** By a rule, by a person, or by the stream itself, which says nothing. */
    published,
    /** An answer that waits for a person. */
    proposed,
    /** A proposal that a person turned down; nobody uses it. */
    rejected;

    /** Of this version. A word that nobody knows is taken for a proposal: what is not understood is not used. */
    public static Standing of(Parameter parameter) {
        return of(parameter.provenance());
    }

    private static Standing of(SortedMap<String, String> provenance) {
        String word = provenance.get(Provenance.STATUS);
        if (word == null) return published;
        for (Standing each : values()) if (each.name().equals(word)) return each;
        return proposed;
    }
}
