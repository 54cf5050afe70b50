package org.driftwatch.calibrators.germanium.energy;

import java.util.Random;
import java.util.function.DoubleConsumer;

/** A seeded Th-228 spectrum with known truth: lines with low tail and step on a falling continuum. */
record ThoriumSource(double keVPerAdc, double offsetKeV, double quadratic, double thresholdKeV, long seed) {
    static final double[] LINES = {
        238.632, 510.77, 583.191, 727.33, 785.37, 860.564, 1512.7, 1592.53, 1620.5, 2103.53, 2614.5
    };
    private static final double[] WEIGHTS = {0.30, 0.06, 0.16, 0.04, 0.007, 0.025, 0.002, 0.015, 0.009, 0.020, 0.10};
    private static final double LINE_SHARE = 0.35;
    static final double TAIL = 0.12;
    static final double TAIL_KEV = 1.5;

    static ThoriumSource plain(long seed) {
        return new ThoriumSource(0.155, 0, 0, 40, seed);
    }

    ThoriumSource withScale(double scale) {
        return new ThoriumSource(scale, offsetKeV, quadratic, thresholdKeV, seed);
    }

    ThoriumSource withOffset(double offset) {
        return new ThoriumSource(keVPerAdc, offset, quadratic, thresholdKeV, seed);
    }

    ThoriumSource withThreshold(double threshold) {
        return new ThoriumSource(keVPerAdc, offsetKeV, quadratic, threshold, seed);
    }

    ThoriumSource withQuadratic(double c) {
        return new ThoriumSource(keVPerAdc, offsetKeV, c, thresholdKeV, seed);
    }

    static double sigmaKeV(double energy) {
        double wide = Math.abs(energy - 2103.53) < 1 ? 1.35 : Math.abs(energy - 510.77) < 1 ? 1.6 : 1;
        return wide * Math.sqrt(0.6 + 0.0021 * energy) / 2.3548;
    }

    /** E = offset + k ADC + q ADC², inverted. */
    double adc(double energy) {
        double e = energy - offsetKeV;
        if (quadratic == 0) return e / keVPerAdc;
        return (-keVPerAdc + Math.sqrt(keVPerAdc * keVPerAdc + 4 * quadratic * e)) / (2 * quadratic);
    }

    DenseSpectrum spectrum(int events, double binWidth, int bins) {
        DenseSpectrum spectrum = new DenseSpectrum(0, binWidth, bins);
        fill(spectrum, events);
        return spectrum;
    }

    /** The same events, values rounded to whole numbers. */
    DenseSpectrum wholeNumbers(int events, double binWidth, int bins) {
        DenseSpectrum spectrum = new DenseSpectrum(0, binWidth, bins);
        each(events, adc -> spectrum.fill(Math.rint(adc)));
        return spectrum;
    }

    void fill(DenseSpectrum spectrum, int events) {
        each(events, spectrum::fill);
    }

    private void each(int events, DoubleConsumer values) {
        Random random = new Random(seed);
        for (int i = 0; i < events; ) {
            double energy = energy(random);
            if (energy < thresholdKeV) continue;
            values.accept(adc(energy));
            i++;
        }
    }

    private static double energy(Random random) {
        if (random.nextDouble() > LINE_SHARE) return continuum(random);
        double pick = random.nextDouble() * 0.738;
        int line = 0;
        while (line < WEIGHTS.length - 1 && pick > WEIGHTS[line]) pick -= WEIGHTS[line++];
        double energy = LINES[line];
        double sigma = sigmaKeV(energy);
        double value = energy + sigma * random.nextGaussian();
        if (random.nextDouble() < TAIL) value += TAIL_KEV * sigma * Math.log(1 - random.nextDouble());
        return value;
    }

    private static double continuum(Random random) {
        double u = random.nextDouble();
        if (u < 0.35) return 2382 * random.nextDouble();
        if (u < 0.55) return 400 * random.nextDouble();
        if (u < 0.999) return -550 * Math.log(1 - random.nextDouble());
        return 3000 * random.nextDouble();
    }
}
