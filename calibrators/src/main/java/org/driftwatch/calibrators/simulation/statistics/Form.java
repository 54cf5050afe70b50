package org.driftwatch.calibrators.simulation.statistics;

import java.util.Locale;

/** {@code PRODUCT}: the right number. {@code COMPAT}: the number of the peer (simtools 0.16.0), its defects included. */
public enum Form {
    PRODUCT,
    COMPAT;

    /** As it is written in options and results: in small letters. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
