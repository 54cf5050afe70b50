package org.driftwatch.calibrators.germanium.lq;

import java.util.Optional;
import org.driftwatch.calibrators.spectrum.WeightedPercentiles;

/**
 * LQ against drift time, a straight line by ordinary least squares through the events of the peak's core with LQ
 * within 2 sigma of
 * the mean and drift times between the 10th and the 95th percentile.
 *
 * @param slope [1/ns]
 * @param intercept LQ at no drift time
 * @param slopeError standard error
 * @param interceptError standard error
 * @param lqFrom lower end of LQ; {@code lqTo} the upper one
 * @param driftFromNs lower end of the drift times [ns]; {@code driftToNs} the upper one
 */
public record LqDriftLine(
        double slope,
        double intercept,
        double slopeError,
        double interceptError,
        double lqFrom,
        double lqTo,
        double driftFromNs,
        double driftToNs) {
    private static final double SIGMAS = 2;
    private static final double LOWEST_PERCENT = 10;
    private static final double HIGHEST_PERCENT = 95;

    /** The line; empty with fewer than three events or one drift time. */
    static Optional<LqDriftLine> of(LqPoints core, LqPeakFit peak) {
        WeightedPercentiles drifts = new WeightedPercentiles(core.driftNs(), core.weight());
        double from = drifts.at(LOWEST_PERCENT);
        double to = drifts.at(HIGHEST_PERCENT);
        double low = peak.mu() - SIGMAS * peak.sigma();
        double high = peak.mu() + SIGMAS * peak.sigma();
        double n = 0;
        double meanX = 0;
        double meanY = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < core.value().length; i++) {
            double x = core.driftNs()[i];
            double y = core.value()[i];
            if (!(x > from && x < to && y > low && y < high)) continue;
            double w = core.weight()[i];
            n += w;
            double dx = x - meanX;
            double dy = y - meanY;
            meanX += w * dx / n;
            meanY += w * dy / n;
            xx += w * dx * (x - meanX);
            xy += w * dx * (y - meanY);
            yy += w * dy * (y - meanY);
        }
        if (!(n >= 3 && xx > 0)) return Optional.empty();
        double slope = xy / xx;
        double variance = Math.max(0, yy - slope * xy) / (n - 2);
        return Optional.of(new LqDriftLine(
                slope,
                meanY - slope * meanX,
                Math.sqrt(variance / xx),
                Math.sqrt(variance * (1 / n + meanX * meanX / xx)),
                low,
                high,
                from,
                to));
    }
}
