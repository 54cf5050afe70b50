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
        Rows rows = new Rows(sample.simulated().lowTeV(), sample.simulated().highTeV());
        return evaluate(form, sample.point(), sums, EnergyResolution.ofPeer(sums.bins(), sample.events()), rows);
    }

    /** In product form, from sums alone. */
    public StatisticalErrors evaluate(GridPoint point, GridPointSums sums) {
        Rows rows = new Rows(sums.bins().lows(), sums.bins().highs());
        return evaluate(Form.PRODUCT, point, sums, EnergyResolution.of(sums), rows);
    }

    private record Rows(double[] lowTeV, double[] highTeV) {}

    private StatisticalErrors evaluate(
            Form form, GridPoint point, GridPointSums sums, EnergyResolution resolution, Rows rows) {
        double[] simulated = sums.simulated();
        double[] reconstructed = sums.byTrueEnergy();
        Efficiencies efficiencies = Efficiencies.of(reconstructed, simulated, form);
        int[] asked = asked(rows.lowTeV());
        int limiting = largest(efficiencies.relativeErrors(), asked);
        int worst = largest(
                efficiencies.relativeErrors(),
                IntStream.range(0, simulated.length).toArray());
        return new StatisticalErrors(
                form,
                point,
                sums.bins().edgesTeV().clone(),
                rows.lowTeV(),
                rows.highTeV(),
                simulated,
                reconstructed,
                efficiencies,
                metrics.effectiveArea().isEmpty() ? Double.NaN : error(efficiencies, limiting),
                error(efficiencies, worst),
                limiting,
                IntStream.of(asked)
                        .filter(b -> simulated[b] > 0 && reconstructed[b] == 0)
                        .toArray(),
                resolution,
                form == Form.COMPAT
                        ? EnergyThreshold.ofPeer(sums.bins(), efficiencies.efficiency(), threshold.fraction())
                        : EnergyThreshold.of(sums.bins(), reconstructed, simulated, threshold),
                metrics,
                sums.events());
    }

    private int[] asked(double[] lowTeV) {
        return IntStream.range(0, lowTeV.length)
                .filter(bin -> metrics.effectiveArea().isPresent()
                        && metrics.effectiveArea().get().covers(lowTeV[bin]))
                .toArray();
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
