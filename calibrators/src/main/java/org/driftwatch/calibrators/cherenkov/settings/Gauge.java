package org.driftwatch.calibrators.cherenkov.settings;

/** What makes relative coefficients absolute: the pairs only know ratios. */
public enum Gauge {
    /** the reference telescope of a type keeps its normalisation; a type without reference has {@link #MEAN} */
    REFERENCE,
    /** the mean over the telescopes of a connected part is 1 (of time offsets: 0) */
    MEAN
}
