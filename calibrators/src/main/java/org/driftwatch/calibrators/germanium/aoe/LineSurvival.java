package org.driftwatch.calibrators.germanium.aoe;

import java.util.List;
import org.driftwatch.calibrators.germanium.survival.SurvivalFraction;
import org.driftwatch.calibrators.peak.PeakShape;

/**
 * Survival of one line, or stretch of continuum, under the cuts of a channel.
 *
 * @param energyKeV where
 * @param sweep at a row of low cuts
 * @param lowSide above the low cut
 * @param twoSided between low and high cut
 * @param reason why it is not defined; empty where it is
 * @param shape of the line, to start a later fit from; null for continuum
 */
public record LineSurvival(
        double energyKeV,
        List<SweepPoint> sweep,
        SurvivalFraction lowSide,
        SurvivalFraction twoSided,
        String reason,
        PeakShape shape) {
    public LineSurvival {
        sweep = List.copyOf(sweep);
    }
}
