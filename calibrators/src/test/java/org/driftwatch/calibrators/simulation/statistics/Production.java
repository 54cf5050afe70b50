package org.driftwatch.calibrators.simulation.statistics;

import java.util.Optional;
import java.util.Random;
import org.driftwatch.topics.simulation.GridPoint;
import org.driftwatch.topics.simulation.MonteCarloSample;
import org.driftwatch.topics.simulation.ReconstructedEvents;
import org.driftwatch.topics.simulation.SimulatedSpectrum;

/** Small productions with known efficiency, for tests. */
final class Production {
    static final ProductionMetrics METRICS = new ProductionMetrics(
            Optional.of(new MetricTarget("", 0.05, 0.1, 9)), Optional.of(new MetricTarget("", 0.2, 0.1, 9)));
    static final StatisticalErrorEvaluator EVALUATOR = new StatisticalErrorEvaluator(METRICS, ThresholdSettings.USUAL);

    private Production() {}

    static GridPoint at(double zenithDeg) {
        return new GridPoint(180, zenithDeg, 0, 0, "test");
    }

    /** Ten bins from 0.1 to 10 TeV; efficiency 0.2, energies smeared by 15 %. */
    static MonteCarloSample sample(double zenithDeg, double perBin, long seed) {
        double[] low = new double[10];
        double[] high = new double[10];
        double[] counts = new double[10];
        for (int bin = 0; bin < 10; bin++) {
            low[bin] = StrictMath.pow(10, -1 + 0.2 * bin);
            high[bin] = StrictMath.pow(10, -0.8 + 0.2 * bin);
            counts[bin] = Math.rint(perBin * StrictMath.pow(low[bin], -1));
            if (bin > 0) low[bin] = high[bin - 1];
        }
        return new MonteCarloSample(
                "z" + zenithDeg,
                at(zenithDeg),
                new SimulatedSpectrum(low, high, counts),
                events(low, high, counts, seed),
                1000,
                5);
    }

    private static ReconstructedEvents events(double[] low, double[] high, double[] counts, long seed) {
        Random random = new Random(seed);
        double[] truth = new double[(int) java.util.Arrays.stream(counts).sum()];
        double[] energy = new double[truth.length];
        int n = 0;
        for (int bin = 0; bin < low.length; bin++)
            for (int i = 0; i < counts[bin]; i++) {
                if (random.nextDouble() > 0.2) continue;
                truth[n] = low[bin] + (high[bin] - low[bin]) * random.nextDouble();
                energy[n] = truth[n] * (1 + 0.15 * random.nextGaussian());
                n++;
            }
        long[] run = new long[n];
        long[] event = new long[n];
        java.util.Arrays.fill(run, 7);
        java.util.Arrays.setAll(event, i -> i);
        return new ReconstructedEvents(
                run, event, java.util.Arrays.copyOf(truth, n), java.util.Arrays.copyOf(energy, n));
    }
}
