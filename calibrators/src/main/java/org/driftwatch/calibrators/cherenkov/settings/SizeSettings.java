package org.driftwatch.calibrators.cherenkov.settings;

import java.util.List;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter.Entry;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter.Of;

/**
 * Events of the inter-calibration by image size.
 *
 * @param maxDistanceAsymmetry |(d_j − d_i)/(d_i + d_j)| below this
 * @param minSizePe geometric mean of both sizes above this [photo-electrons], never each size on its own; of a pair, the mean of
 *     its telescopes' values, which are equal within a type as a rule
 * @param maxLeakage leakage below this in both
 * @param minGammaness above this in both
 * @param distanceSlope whether a slope of the asymmetry with that of the distances is fitted per type and taken off
 */
public record SizeSettings(
        double maxDistanceAsymmetry,
        TelescopeParameter<Double> minSizePe,
        double maxLeakage,
        double minGammaness,
        boolean distanceSlope) {
    public static final String MIN_SIZE = "array.size.min_size";

    public SizeSettings {
        if (!(maxDistanceAsymmetry > 0))
            throw new IllegalArgumentException("max_distance_asymmetry must be positive, was " + maxDistanceAsymmetry);
        if (!(maxLeakage > 0)) throw new IllegalArgumentException("max_leakage must be positive, was " + maxLeakage);
    }

    /** Distance asymmetry < 0.1; LST 200, MST 160, others 90 photo-electrons; leakage < 0.2; gammaness > 0.5; no slope. */
    public static SizeSettings defaults() {
        return new SizeSettings(0.1, usualSizes(), 0.2, 0.5, false);
    }

    private static TelescopeParameter<Double> usualSizes() {
        return new TelescopeParameter<>(
                MIN_SIZE,
                List.of(
                        new Entry<>(Of.ALL, "", 90.0),
                        new Entry<>(Of.TYPE_NAME, "LST", 200.0),
                        new Entry<>(Of.TYPE_NAME, "MST", 160.0)));
    }
}
