package org.driftwatch.calibrators.germanium.cuts;

/** Which side of the borders of a cut passes. */
public enum CutMode {
    /** What lies between the borders, or on the inner side of the only one. */
    INCLUSIVE,
    /** What lies beyond the borders. */
    EXCLUSIVE
}
