package org.driftwatch.calibrators.germanium.polezero;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded pulses with a decay of two components, a rise that ends at a varying sample, and white noise. */
record DecayingPulses(TwoDecays truth, double noiseAdc, long seed) {
    static final int SAMPLES = 2048;

    List<int[]> make(int count) {
        Random random = new Random(seed);
        double[] response = new double[SAMPLES];
        for (int t = 0; t < SAMPLES; t++) response[t] = response(t);
        List<int[]> pulses = new ArrayList<>();
        for (int n = 0; n < count; n++) pulses.add(pulse(random, response));
        return pulses;
    }

    private int[] pulse(Random random, double[] response) {
        double height = 6_000 + 2_000 * random.nextDouble();
        int onset = 900 + random.nextInt(12);
        int rise = 30 + random.nextInt(20);
        double baseline = 15_000 + 50 * random.nextGaussian();
        double[] x = new double[SAMPLES];
        // a ramp of charge: each step decays on its own
        for (int step = 0; step < rise; step++) {
            for (int i = onset + step; i < SAMPLES; i++) x[i] += height / rise * response[i - onset - step];
        }
        int[] samples = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++)
            samples[i] = (int) Math.rint(baseline + x[i] + noiseAdc * random.nextGaussian());
        return samples;
    }

    private double response(int t) {
        return (1 - truth.fraction()) * StrictMath.exp(-t / truth.tau1())
                + truth.fraction() * StrictMath.exp(-t / truth.tau2());
    }
}
