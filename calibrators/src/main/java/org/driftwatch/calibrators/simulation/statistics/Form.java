package org.driftwatch.calibrators.simulation.statistics;

/** {@code PRODUCT}: the right number. {@code COMPAT}: the number of the peer (simtools 0.16.0), its defects included. */
public enum Form {
    PRODUCT,
    COMPAT
}
