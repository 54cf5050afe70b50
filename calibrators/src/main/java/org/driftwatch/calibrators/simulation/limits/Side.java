package org.driftwatch.calibrators.simulation.limits;

/** Which end of a quantity a limit cuts. */
public enum Side {
    /** Events below are lost. */
    LOWER,
    /** Events above are lost. */
    UPPER
}
