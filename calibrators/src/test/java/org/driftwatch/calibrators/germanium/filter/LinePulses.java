package org.driftwatch.calibrators.germanium.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded pulses of one gamma line and baselines beside them: one decay of 450 us, ramps of 20 to 60 samples, white noise. */
public final class LinePulses {
    public static final int SAMPLES = 2048;
    public static final double PERIOD_NS = 16;
    private static final double DECAY = 28_125; // samples
    private static final double HEIGHT = 7_800; // ADC at 2614.5 keV

    private final Random random;
    private final double noiseAdc;
    private final double sigmaAdc;

    public LinePulses(double noiseAdc, double sigmaAdc, long seed) {
        random = new Random(seed);
        this.noiseAdc = noiseAdc;
        this.sigmaAdc = sigmaAdc;
    }

    /** Line on a flat background of a tenth. */
    public List<int[]> pulses(int count) {
        List<int[]> pulses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean line = random.nextInt(10) > 0;
            double height = line ? HEIGHT + sigmaAdc * random.nextGaussian() : HEIGHT + 200 * random.nextDouble() - 100;
            pulses.add(waveform(height));
        }
        return pulses;
    }

    public List<int[]> baselines(int count) {
        List<int[]> baselines = new ArrayList<>();
        for (int i = 0; i < count; i++) baselines.add(waveform(0));
        return baselines;
    }

    private int[] waveform(double height) {
        double level = 15_000 + 20 * random.nextGaussian();
        int onset = 900 + random.nextInt(8);
        double rise = 20 + 40 * random.nextDouble();
        // the sum of the steps of a ramp, each decaying on its own
        double charge = 0;
        double perSample = StrictMath.exp(-1 / DECAY);
        int[] samples = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double step = i >= onset && i < onset + rise ? Math.min(1, onset + rise - i) * height / rise : 0;
            charge = charge * perSample + step;
            samples[i] = (int) Math.rint(level + charge + noiseAdc * random.nextGaussian());
        }
        return samples;
    }
}
