package org.driftwatch.calibrators.germanium.aoe;

import java.util.Arrays;
import org.driftwatch.calibrators.germanium.sample.EventSample;

/** The points of a sample in slices of 5 keV, so that many narrow ranges of energy can be read without reading all of it. */
final class EnergyOrder {
    private static final double SLICE_KEV = 5;
    private static final int SLICES = 1000;

    private final EventSample sample;
    private final int[] first = new int[SLICES + 1];
    private final int[] index;

    EnergyOrder(EventSample sample) {
        this.sample = sample;
        for (double energy : sample.energyKeV()) if (inRange(energy)) first[slice(energy) + 1]++;
        for (int s = 0; s < SLICES; s++) first[s + 1] += first[s];
        int[] next = first.clone();
        index = new int[first[SLICES]];
        for (int i = 0; i < sample.size(); i++) {
            double energy = sample.energyKeV()[i];
            if (inRange(energy)) index[next[slice(energy)]++] = i;
        }
    }

    /** Points strictly between two energies whose value is positive. */
    AoePoints between(double low, double high) {
        int from = first[slice(Math.max(0, low))];
        int until = first[slice(Math.max(0, high)) + 1];
        double[] value = new double[until - from];
        int[] weight = new int[until - from];
        int n = 0;
        for (int k = from; k < until; k++) {
            int i = index[k];
            double energy = sample.energyKeV()[i];
            if (!(energy > low && energy < high) || !(sample.value()[i] > 0)) continue;
            value[n] = sample.value()[i];
            weight[n++] = sample.weight()[i];
        }
        return new AoePoints(Arrays.copyOf(value, n), Arrays.copyOf(weight, n));
    }

    private static boolean inRange(double energy) {
        return energy >= 0 && energy < SLICES * SLICE_KEV;
    }

    private static int slice(double energy) {
        return (int) Math.min(SLICES - 1, energy / SLICE_KEV);
    }
}
