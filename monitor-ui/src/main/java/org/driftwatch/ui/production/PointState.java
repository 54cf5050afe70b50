package org.driftwatch.ui.production;

/** Where a grid point stands. Whether a running one has fallen silent depends on the clock of the reader. */
public enum PointState {
    /** It cannot be judged: its counts contradict each other. */
    REFUSED,
    /** Announced, and nothing is counted yet. */
    NODATA,
    /** A run goes on, and there are not yet the events asked for. */
    RUNNING,
    /** No run goes on, and there are not the events asked for. */
    SHORT,
    /** There are the events asked for: the target of the effective area is met, and all limits have converged. */
    CONVERGED
}
