package org.driftwatch.calibrators.germanium.aoe;

/** What the single-site events of {@link AoeShape} look like. */
public enum AoeModel {
    /** A Gaussian. */
    AOE_PEAK,
    /** A Gaussian of which a share has an exponential tail above, where the data show one. */
    AOE_PEAK_WITH_HIGH_TAIL
}
