package org.driftwatch.calibrators.simulation.limits;

import java.util.List;

/**
 * @param lossFractions fractions of the triggers that may be lost, each in [0, 1]
 * @param confidence of the bound on the true loss, in (0, 1)
 * @param fewestLost lost events without which a limit hangs on single events
 */
public record LimitSettings(List<Double> lossFractions, double confidence, int fewestLost) {
    /** The peer's fraction of 1e-6, 95 % confidence, and at least 10 lost events. */
    public static final LimitSettings USUAL = new LimitSettings(List.of(1e-6), 0.95, 10);

    public LimitSettings {
        lossFractions = List.copyOf(lossFractions);
        for (double fraction : lossFractions)
            if (!(fraction >= 0 && fraction <= 1))
                throw new IllegalArgumentException("loss fraction must be in [0, 1], was " + fraction);
        new BinomialBound(confidence);
        if (fewestLost < 0) throw new IllegalArgumentException("fewest lost events must be >= 0, were " + fewestLost);
    }
}
