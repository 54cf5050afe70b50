package org.driftwatch.calibrators.simulation.statistics;

import java.util.Arrays;

/**
 * Events a production needs to reach its target for the effective area.
 * <pre>
 *   scaling = (max error / target)²              one number for all bins: the peer's
 *   needed_b = sim_b (1 − ε_b) / (reco_b target²) each bin for itself
 *   still needed_b = max(0, needed_b − sim_b)
 * </pre>
 *
 * A relative error falls as 1/√N at fixed efficiency, so that both are exact in expectation. A bin without a reconstructed
 * event needs nobody knows how many: NaN, and so do all when no bin of the range has one. Bins outside the range need none.
 */
public final class DerivedStatistics {
    private final StatisticalErrors errors;
    private final MetricTarget target;
    private final double scaling;

    /** @throws IllegalArgumentException when the metrics do not ask for the effective area */
    public DerivedStatistics(StatisticalErrors errors) {
        this.errors = errors;
        target = errors.metrics()
                .effectiveArea()
                .orElseThrow(() -> new IllegalArgumentException("events can be derived from the metric "
                        + ProductionMetrics.EFFECTIVE_AREA + " only, which is missing"));
        boolean unknown = errors.form() == Form.PRODUCT && errors.limitingBin() < 0;
        double ratio = unknown ? Double.NaN : errors.maxError() / target.targetError();
        scaling = ratio * ratio;
    }

    public double scaling() {
        return scaling;
    }

    /** Events by bin when all bins are scaled by the same factor. */
    public double[] scaled() {
        return Arrays.stream(errors.simulated()).map(count -> count * scaling).toArray();
    }

    /** Their sum. */
    public double scaledSum() {
        double sum = 0;
        for (double count : errors.simulated()) sum += count * scaling;
        return sum;
    }

    /** Scaled events of the bin of this energy. @throws IllegalArgumentException outside the bins */
    public double scaledAt(double energyTeV) {
        EnergyBins bins = errors.bins();
        int bin = bins.of(energyTeV);
        if (!bins.holds(bin))
            throw new IllegalArgumentException(
                    "energy " + energyTeV + " TeV is outside the range of the simulated events, [" + bins.low(0) + ", "
                            + bins.high(bins.count() - 1) + ") TeV");
        return errors.simulated()[bin] * scaling;
    }

    /** Events each bin needs for itself. */
    public double[] needed() {
        double[] needed = new double[errors.simulated().length];
        for (int bin = 0; bin < needed.length; bin++) needed[bin] = needed(bin);
        return needed;
    }

    private double needed(int bin) {
        if (!target.covers(errors.lowTeV()[bin]) || errors.simulated()[bin] == 0) return 0;
        double reconstructed = errors.byTrueEnergy()[bin];
        if (reconstructed == 0) return Double.NaN;
        double aim = target.targetError() * target.targetError();
        return errors.simulated()[bin] * (1 - errors.efficiencies().efficiency()[bin]) / (reconstructed * aim);
    }

    /** Events each bin still needs beyond those it has. */
    public double[] stillNeeded() {
        double[] still = needed();
        for (int bin = 0; bin < still.length; bin++) still[bin] = Math.max(0, still[bin] - errors.simulated()[bin]);
        return still;
    }

    /** Sum over the bins where it is known, each thrown for itself. */
    public double stillNeededSum() {
        return Arrays.stream(stillNeeded()).filter(each -> !Double.isNaN(each)).sum();
    }

    /** Events still needed when more of the same spectrum is thrown: the limiting bin decides. */
    public double stillNeededOfSpectrum() {
        return Math.max(0, scaling - 1) * Arrays.stream(errors.simulated()).sum();
    }
}
