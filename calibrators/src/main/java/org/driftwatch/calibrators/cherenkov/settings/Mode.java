package org.driftwatch.calibrators.cherenkov.settings;

/** Which numbers are wanted. */
public enum Mode {
    /** the right ones: robust means, honest errors, empty pairs left out */
    PRODUCT,
    /** those of the peer (calibpipe), with its definitions of mean and uncertainty, for comparison */
    COMPAT
}
