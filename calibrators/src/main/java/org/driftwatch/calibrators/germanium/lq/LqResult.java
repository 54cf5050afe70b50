package org.driftwatch.calibrators.germanium.lq;

import java.util.List;

/**
 * A calibration of LQ.
 *
 * @param means one per run, in order
 * @param mean their mean weighted by 1/relative width, which LQ is divided by
 * @param drift dependence on drift time
 * @param peak what is left in the double escape peak; its sigma is the unit of the classifier
 * @param cut on the classifier
 * @param survival one per line
 * @param passing events below the cut
 * @param events events of all runs
 */
public record LqResult(
        List<LqTimeMean> means,
        double mean,
        LqDriftLine drift,
        LqPeakFit peak,
        double cut,
        List<LqSurvival> survival,
        long passing,
        long events) {
    public LqResult {
        means = List.copyOf(means);
        survival = List.copyOf(survival);
    }
}
