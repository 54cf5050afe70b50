package org.driftwatch.calibrators.germanium.sample;

import java.util.Arrays;
import java.util.List;

/**
 * Events as weighted points, in parallel arrays: single events with weight 1 (batch), or the centres of occupied histogram cells
 * with their counts (stream). Cells are narrow against the widths of what is fitted, so that both give the same answers within a
 * tenth of a standard error. The order is that of the maker and has no meaning. The arrays are handed over, not copied.
 *
 * @param energyKeV calibrated energy [keV]
 * @param value the quantity under study, e.g. A/E or LQ/E; NaN where the event has none
 * @param driftNs effective drift time [ns]; NaN where the event has none
 * @param weight number of events at this point, at least 1
 */
public record EventSample(double[] energyKeV, double[] value, double[] driftNs, int[] weight) {
    public EventSample {
        int n = energyKeV.length;
        if (value.length != n || driftNs.length != n || weight.length != n)
            throw new IllegalArgumentException("sample needs columns of one length, was " + n + ", " + value.length
                    + ", " + driftNs.length + ", " + weight.length);
    }

    /** Single events. */
    public static EventSample ofEvents(double[] energyKeV, double[] value, double[] driftNs) {
        int[] ones = new int[energyKeV.length];
        Arrays.fill(ones, 1);
        return new EventSample(energyKeV, value, driftNs, ones);
    }

    /**
     * Several samples as one, in their order, the values of each divided by its divisor.
     *
     * @param divisors one for each sample; NaN leaves the events of that sample without a value
     */
    public static EventSample joined(List<EventSample> samples, double[] divisors) {
        int n = samples.stream().mapToInt(EventSample::size).sum();
        double[] energy = new double[n];
        double[] value = new double[n];
        double[] drift = new double[n];
        int[] weight = new int[n];
        int k = 0;
        for (int s = 0; s < samples.size(); s++) {
            EventSample sample = samples.get(s);
            int size = sample.size();
            System.arraycopy(sample.energyKeV, 0, energy, k, size);
            System.arraycopy(sample.driftNs, 0, drift, k, size);
            System.arraycopy(sample.weight, 0, weight, k, size);
            for (int i = 0; i < size; i++) value[k + i] = sample.value[i] / divisors[s];
            k += size;
        }
        return new EventSample(energy, value, drift, weight);
    }

    /** Number of points. */
    public int size() {
        return weight.length;
    }

    /** Number of events. */
    public long events() {
        long sum = 0;
        for (int each : weight) sum += each;
        return sum;
    }
}
