package org.driftwatch.topics.cherenkov;

import java.util.List;

/**
 * An array as the current observation block knows it so far, for display; in no result.
 *
 * @param dataTimeNs time of the latest event [ns since 1970-01-01T00:00:00Z, UTC]
 * @param events array events so far
 * @param telescopes in the order of the layout
 */
public record ArraySnapshot(
        String run, String array, long dataTimeNs, long events, List<TelescopeView> telescopes, List<TypeView> types) {
    public ArraySnapshot {
        telescopes = List.copyOf(telescopes);
        types = List.copyOf(types);
    }

    /**
     * A telescope; NaN where nothing is known.
     *
     * @param xM position to the north [m], {@code yM} to the west
     * @param throughput relative, with {@code error}; from {@code pairs} pairs with {@code events} contributions
     * @param offsetNs clock offset with {@code offsetErrorNs}
     */
    public record TelescopeView(
            int telescope,
            String type,
            double xM,
            double yM,
            double throughput,
            double error,
            int pairs,
            long events,
            double offsetNs,
            double offsetErrorNs) {}

    /**
     * A type.
     *
     * @param worstPair the pair that fits least, with its residual over error; null without pairs
     */
    public record TypeView(String type, double chi2, int ndof, String worstPair, double worstResidual) {}
}
