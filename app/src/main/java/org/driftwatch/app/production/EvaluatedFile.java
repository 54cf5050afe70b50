package org.driftwatch.app.production;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.app.settings.ProductionSettings;
import org.driftwatch.calibrators.simulation.statistics.EnergyThreshold;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.calibrators.simulation.statistics.OverallMetric;
import org.driftwatch.calibrators.simulation.statistics.ProductionMetrics;
import org.driftwatch.calibrators.simulation.statistics.StatisticalErrors;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.MonteCarloSample;

/**
 * What {@code production evaluate} says of one file; names and shapes are the peer's where it has them. Arrays have one value
 * per bin of energy; null is undefined.
 *
 * @param gridPoint energy, azimuth, zenith, night-sky background, offset
 * @param limitingBin bin of {@code maxError}: its number and edges; null when no bin of the range has an error
 * @param undefinedBins lower edges of bins of the range that were simulated but never reconstructed [TeV]
 * @param energyThresholdBand one standard deviation down and up [TeV]
 * @param overallMetric a number, or why there is none
 */
public record EvaluatedFile(
        List<Object> gridPoint,
        double[] binEdges,
        String binEdgesUnit,
        double[] binEdgesLow,
        double[] binEdgesHigh,
        double[] simulated,
        double[] recoHistMcEnergy,
        double[] recoHistRecoEnergy,
        double[] efficiency,
        double[] relativeErrors,
        double maxError,
        double maxErrorAllBins,
        Bin limitingBin,
        double[] undefinedBins,
        double energyEstimate,
        double[] sigmaEnergy,
        double[] deltaEnergy,
        Measure energyThreshold,
        double[] energyThresholdBand,
        SortedMap<String, Measure> energyThresholdByFraction,
        double viewcone,
        double coreRange,
        long nEvents,
        Object overallMetric,
        boolean effectiveAreaConverged,
        boolean energyEstimateReached) {

    /** A bin of energy [TeV]. */
    public record Bin(int number, double low, double high) {}

    static EvaluatedFile of(MonteCarloSample sample, StatisticalErrors errors, ProductionSettings settings) {
        double[] edges = errors.edgesTeV();
        EnergyThreshold threshold = errors.threshold();
        return new EvaluatedFile(
                gridPoint(errors.point()),
                edges,
                "TeV",
                errors.lowTeV(),
                errors.highTeV(),
                errors.simulated(),
                errors.byTrueEnergy(),
                errors.resolution().counts(),
                errors.efficiencies().efficiency(),
                errors.efficiencies().relativeErrors(),
                errors.maxError(),
                errors.maxErrorAllBins(),
                bin(errors, errors.limitingBin()),
                Arrays.stream(errors.undefinedBins()).mapToDouble(b -> edges[b]).toArray(),
                errors.resolution().estimate(),
                errors.resolution().sigma(),
                errors.resolution().delta(),
                new Measure(threshold.valueTeV(), "TeV"),
                new double[] {threshold.lowestTeV(), threshold.highestTeV()},
                byFraction(errors, settings),
                sample.viewconeDeg(),
                sample.coreRangeM(),
                errors.events(),
                overall(settings.overall(), errors),
                errors.effectiveAreaConverged(),
                errors.energyEstimateReached());
    }

    static Bin bin(StatisticalErrors errors, int bin) {
        return bin < 0 ? null : new Bin(bin, errors.edgesTeV()[bin], errors.edgesTeV()[bin + 1]);
    }

    private static List<Object> gridPoint(GridPoint point) {
        return List.of(
                new Measure(1, "TeV"),
                new Measure(point.azimuthDeg(), "deg"),
                new Measure(point.zenithDeg(), "deg"),
                point.nsb(),
                new Measure(point.offsetDeg(), "deg"));
    }

    private static SortedMap<String, Measure> byFraction(StatisticalErrors errors, ProductionSettings settings) {
        SortedMap<String, Measure> all = new TreeMap<>();
        for (double fraction : settings.fractions()) {
            EnergyThreshold threshold = errors.threshold(settings.threshold().withFraction(fraction));
            all.put(Double.toString(fraction), new Measure(threshold.valueTeV(), "TeV"));
        }
        return all;
    }

    private static Object overall(OverallMetric metric, StatisticalErrors errors) {
        if (errors.form() == Form.PRODUCT) return metric.of(errors);
        try {
            SortedMap<String, Double> byName = new TreeMap<>();
            errors.metrics()
                    .effectiveArea()
                    .ifPresent(m -> byName.put(ProductionMetrics.EFFECTIVE_AREA, errors.maxErrorAllBins()));
            errors.metrics()
                    .energyEstimate()
                    .ifPresent(m -> byName.put(
                            ProductionMetrics.ENERGY_ESTIMATE,
                            errors.resolution().estimate()));
            return metric.ofPeer(byName);
        } catch (IllegalArgumentException unsupported) {
            return unsupported.getMessage();
        }
    }
}
