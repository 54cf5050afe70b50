package org.driftwatch.calibrators.simulation.statistics;

/**
 * @param fraction of the largest efficiency that the threshold needs, in (0, 1]
 * @param fewestEvents reconstructed events a bin needs to be the largest
 */
public record ThresholdSettings(double fraction, int fewestEvents) {
    public static final ThresholdSettings USUAL = new ThresholdSettings(0.1, 10);

    public ThresholdSettings {
        if (!(fraction > 0 && fraction <= 1))
            throw new IllegalArgumentException("threshold fraction must be in (0, 1], was " + fraction);
        if (fewestEvents < 1)
            throw new IllegalArgumentException(
                    "fewest events of the largest bin must be at least 1, was " + fewestEvents);
    }

    public ThresholdSettings withFraction(double other) {
        return new ThresholdSettings(other, fewestEvents);
    }
}
