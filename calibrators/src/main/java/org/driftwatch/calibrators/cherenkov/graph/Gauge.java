package org.driftwatch.calibrators.cherenkov.graph;

/** What fixes the constant that differences leave open. */
public enum Gauge {
    /** References keep their value; a component without one gets {@link #MEAN}. */
    REFERENCE,
    /** The mean coefficient of each component is 1 (logarithms) or 0 (offsets); references do not matter. */
    MEAN
}
