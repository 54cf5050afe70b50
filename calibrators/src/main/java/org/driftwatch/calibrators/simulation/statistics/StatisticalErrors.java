package org.driftwatch.calibrators.simulation.statistics;

import org.driftwatch.topics.simulation.GridPoint;

/**
 * How good the statistics are at one grid point.
 *
 * @param form which numbers these are
 * @param point azimuth, zenith, night-sky background and offset; the energy of the peer's grid point is always 1 TeV
 * @param edgesTeV edges of the bins [TeV], one more than bins
 * @param lowTeV lower edge of each bin, which the range of the metric looks at; in the peer's form that of the row of the file,
 *     which is another in files whose last row names the highest energy [TeV]
 * @param highTeV upper edge, likewise [TeV]
 * @param simulated events thrown in each bin
 * @param byTrueEnergy events reconstructed in each bin of true energy
 * @param efficiencies and their relative errors
 * @param maxError largest relative error of the effective area over the bins of the metric's range; 0 when none is known, NaN
 *     without that metric
 * @param maxErrorAllBins the same over all bins
 * @param limitingBin bin of {@code maxError}, -1 without
 * @param undefinedBins bins of the range with simulated but without reconstructed events, whose error nobody knows
 * @param resolution energy deviations; null without events
 * @param threshold energy threshold at the fraction of the settings
 */
public record StatisticalErrors(
        Form form,
        GridPoint point,
        double[] edgesTeV,
        double[] lowTeV,
        double[] highTeV,
        double[] simulated,
        double[] byTrueEnergy,
        Efficiencies efficiencies,
        double maxError,
        double maxErrorAllBins,
        int limitingBin,
        int[] undefinedBins,
        EnergyResolution resolution,
        EnergyThreshold threshold,
        ProductionMetrics metrics,
        long events) {

    EnergyBins bins() {
        return new EnergyBins(edgesTeV);
    }

    /** The threshold at other settings. */
    public EnergyThreshold threshold(ThresholdSettings settings) {
        return form == Form.COMPAT
                ? EnergyThreshold.ofPeer(bins(), efficiencies.efficiency(), settings.fraction())
                : EnergyThreshold.of(bins(), byTrueEnergy, simulated, settings);
    }

    /** Whether the effective area is known well enough: everywhere in its range, and nowhere unknown. */
    public boolean effectiveAreaConverged() {
        return metrics.effectiveArea().isPresent()
                && limitingBin >= 0
                && undefinedBins.length == 0
                && maxError <= metrics.effectiveArea().get().targetError();
    }

    /** Whether the energy estimate is as good as asked for; it need not become so with more events. */
    public boolean energyEstimateReached() {
        return metrics.energyEstimate().isPresent()
                && resolution.estimate() <= metrics.energyEstimate().get().targetError();
    }
}
