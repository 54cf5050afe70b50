package org.driftwatch.calibrators.germanium.aoe;

/** How A/E is corrected for drift time, AoE (1 + alpha dt). */
public enum DriftMode {
    /** Not at all. */
    NONE,
    /** Along the long axis of the robust covariance of A/E and drift time of continuum events. */
    MCDRIFT,
    /** So that the means at two peaks of the drift-time distribution of the double escape peak agree. */
    BIMODAL
}
