package org.driftwatch.calibrators.simulation.statistics;

import java.util.Arrays;
import org.driftwatch.topics.simulation.ReconstructedEvents;

/**
 * Relative deviation of the reconstructed energy from the true one, dev = (E_reco − E_true)/E_true, by bins of
 * <em>reconstructed</em> energy.
 *
 * @param counts events in each bin
 * @param sigma spread of dev in each bin (over n, not n − 1); NaN in an empty bin, 0 with one event
 * @param delta mean of dev in each bin; NaN in an empty bin
 * @param estimate mean of sigma over the bins that are not empty: the peer's {@code energy_estimate}
 */
public record EnergyResolution(double[] counts, double[] sigma, double[] delta, double estimate) {
    static EnergyResolution of(GridPointSums sums) {
        Deviations[] bins = sums.deviations();
        double[] sigma = Arrays.stream(bins).mapToDouble(Deviations::spread).toArray();
        double[] delta = Arrays.stream(bins).mapToDouble(Deviations::mean).toArray();
        double[] counts = Arrays.stream(bins).mapToDouble(Deviations::count).toArray();
        double estimate =
                Arrays.stream(sigma).filter(s -> !Double.isNaN(s)).average().orElse(Double.NaN);
        return new EnergyResolution(counts, sigma, delta, estimate);
    }

    /** The same in the precision of the peer. */
    static EnergyResolution ofPeer(EnergyBins bins, ReconstructedEvents events) {
        float[][] deviations = deviations(bins, events);
        double[] sigma = new double[bins.count()];
        double[] delta = new double[bins.count()];
        for (int bin = 0; bin < sigma.length; bin++) {
            sigma[bin] = deviations[bin].length == 0 ? Double.NaN : SinglePrecision.spread(deviations[bin]);
            delta[bin] = deviations[bin].length == 0 ? Double.NaN : SinglePrecision.mean(deviations[bin]);
        }
        double[] counts =
                Arrays.stream(deviations).mapToDouble(each -> each.length).toArray();
        return new EnergyResolution(counts, sigma, delta, estimateOfPeer(sigma));
    }

    /** Without an empty bin among them the peer's list stays in single precision, and so does its mean. */
    private static double estimateOfPeer(double[] sigma) {
        double[] known = Arrays.stream(sigma).filter(s -> !Double.isNaN(s)).toArray();
        if (known.length < sigma.length) return Arrays.stream(known).average().orElse(Double.NaN);
        float[] single = new float[known.length];
        for (int i = 0; i < single.length; i++) single[i] = (float) known[i];
        return SinglePrecision.mean(single);
    }

    private static float[][] deviations(EnergyBins bins, ReconstructedEvents events) {
        int[] sizes = new int[bins.count()];
        for (double energy : events.reconstructedTeV()) if (bins.holds(bins.of(energy))) sizes[bins.of(energy)]++;
        float[][] deviations = new float[sizes.length][];
        for (int bin = 0; bin < sizes.length; bin++) deviations[bin] = new float[sizes[bin]];
        int[] filled = new int[sizes.length];
        for (int i = 0; i < events.count(); i++) {
            int bin = bins.of(events.reconstructedTeV()[i]);
            if (bins.holds(bin)) deviations[bin][filled[bin]++] = deviation(events, i);
        }
        return deviations;
    }

    private static float deviation(ReconstructedEvents events, int i) {
        float truth = (float) events.trueTeV()[i];
        return ((float) events.reconstructedTeV()[i] - truth) / truth;
    }
}
