package org.driftwatch.calibrators.cherenkov.settings;

/**
 * Events of the cross calibration of timing.
 *
 * @param minSizePe image size above this in both [photo-electrons]
 * @param minGammaness above this in both
 * @param walk whether the time walk w/S is fitted and taken out
 */
public record TimingSettings(double minSizePe, double minGammaness, boolean walk) {
    public TimingSettings {
        if (!(minSizePe >= 0)) throw new IllegalArgumentException("min_size must be at least 0, was " + minSizePe);
    }

    /** 150 photo-electrons, gammaness 0.5, walk taken out. */
    public static TimingSettings defaults() {
        return new TimingSettings(150, 0.5, true);
    }
}
