package org.driftwatch.replay.cherenkov;

/** Bounds that several settings share; the message names field, bound and value. */
final class Checks {
    private Checks() {}

    static void positive(String field, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(field + " must be > 0 and finite, was " + value);
    }

    static void notNegative(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(field + " must be >= 0 and finite, was " + value);
    }

    static void fraction(String field, double value) {
        if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException(field + " must be in [0, 1], was " + value);
    }
}
