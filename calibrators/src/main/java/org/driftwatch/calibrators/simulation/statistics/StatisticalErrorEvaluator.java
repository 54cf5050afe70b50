package org.driftwatch.calibrators.simulation.statistics;

import java.util.stream.IntStream;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.MonteCarloSample;

/**
 * Evaluates the statistics of a production at one grid point.
 * <p>Source: {@code StatisticalErrorEvaluator} of simtools 0.16.0.
 */
public record StatisticalErrorEvaluator(ProductionMetrics metrics, ThresholdSettings threshold) {

    public StatisticalErrors evaluate(MonteCarloSample sample, Form form) {
        GridPointSums sums = GridPointSums.of(sample);
        if (form == Form.PRODUCT) return evaluate(sample.point(), sums);
        if (metrics.energyEstimate().isEmpty()) throw new IllegalArgumentException("Invalid metric specified.");
        return evaluate(form, sample.point(), sums, EnergyResolution.ofPeer(sums.bins(), sample.events()));
    }

    /** In product form, from sums alone. */
    public StatisticalErrors evaluate(GridPoint point, GridPointSums sums) {
        return evaluate(Form.PRODUCT, point, sums, EnergyResolution.of(sums));
    }

    private StatisticalErrors evaluate(Form form, GridPoint point, GridPointSums sums, EnergyResolution resolution) {
        double[] simulated = sums.simulated();
        double[] reconstructed = sums.byTrueEnergy();
        Efficiencies efficiencies = Efficiencies.of(reconstructed, simulated, form);
        int[] asked = asked(sums.bins());
        int limiting = largest(efficiencies.relativeErrors(), asked);
        int worst = largest(efficiencies.relativeErrors(), all(sums.bins()));
        return new StatisticalErrors(
                form,
                point,
                sums.bins().edgesTeV().clone(),
                simulated,
                reconstructed,
                efficiencies,
                metrics.effectiveArea().isEmpty() ? Double.NaN : error(efficiencies, limiting),
                error(efficiencies, worst),
                limiting,
                IntStream.of(asked).filter(b -> simulated[b] > 0 && reconstructed[b] == 0).toArray(),
                resolution,
                form == Form.COMPAT
                        ? EnergyThreshold.ofPeer(sums.bins(), efficiencies.efficiency(), threshold.fraction())
                        : EnergyThreshold.of(sums.bins(), reconstructed, simulated, threshold),
                metrics,
                sums.events());
    }

    private int[] asked(EnergyBins bins) {
        return IntStream.of(all(bins))
                .filter(bin -> metrics.effectiveArea().isPresent()
                        && metrics.effectiveArea().get().covers(bins.low(bin)))
                .toArray();
    }

    private static int[] all(EnergyBins bins) {
        return IntStream.range(0, bins.count()).toArray();
    }

    private static int largest(double[] errors, int[] of) {
        int largest = -1;
        for (int bin : of)
            if (!Double.isNaN(errors[bin]) && (largest < 0 || errors[bin] > errors[largest])) largest = bin;
        return largest;
    }

    private static double error(Efficiencies efficiencies, int bin) {
        return bin < 0 ? 0 : efficiencies.relativeErrors()[bin];
    }
}
