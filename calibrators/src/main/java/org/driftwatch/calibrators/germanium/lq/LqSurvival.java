package org.driftwatch.calibrators.germanium.lq;

import java.util.List;
import org.driftwatch.calibrators.germanium.aoe.SweepPoint;
import org.driftwatch.calibrators.germanium.survival.SurvivalFraction;
import org.driftwatch.calibrators.peak.PeakShape;

/**
 * Survival of one line, or stretch of continuum, below cuts on the LQ classifier.
 *
 * @param energyKeV where
 * @param sweep at a row of cuts
 * @param atCut below the cut of the channel
 * @param reason why it is not defined; empty where it is
 * @param shape of the line, to start a later fit from; null for continuum
 */
public record LqSurvival(
        double energyKeV, List<SweepPoint> sweep, SurvivalFraction atCut, String reason, PeakShape shape) {
    public LqSurvival {
        sweep = List.copyOf(sweep);
    }
}
