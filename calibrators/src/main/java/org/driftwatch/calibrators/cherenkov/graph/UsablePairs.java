package org.driftwatch.calibrators.cherenkov.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sorts out pairs that cannot be used, and says why. */
final class UsablePairs {
    static final String FEW_EVENTS = "too_few_events";
    static final String NOT_FINITE = "not_finite";
    static final String NO_ERROR = "sigma_not_positive";

    private final List<PairMeasurement> used = new ArrayList<>();
    private final SortedMap<String, Long> rejected = new TreeMap<>();

    UsablePairs(List<PairMeasurement> pairs, long minimumEvents) {
        for (PairMeasurement pair : pairs) {
            String reason = fault(pair, minimumEvents);
            if (reason == null) used.add(pair);
            else rejected.merge(reason, 1L, Long::sum);
        }
    }

    private static String fault(PairMeasurement pair, long minimumEvents) {
        if (pair.n() < minimumEvents) return FEW_EVENTS;
        if (!Double.isFinite(pair.y()) || !Double.isFinite(pair.sigma())) return NOT_FINITE;
        double weight = 1 / (pair.sigma() * pair.sigma());
        return pair.sigma() > 0 && weight > 0 && weight < Double.POSITIVE_INFINITY ? null : NO_ERROR;
    }

    List<PairMeasurement> used() {
        return used;
    }

    SortedMap<String, Long> rejected() {
        return rejected;
    }
}
