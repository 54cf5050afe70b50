package org.driftwatch.calibrators.germanium.aoe;

import java.util.Random;
import org.driftwatch.calibrators.germanium.sample.EventSample;

/**
 * Made-up events with known single- and multi-site shares: continuum 850 to 2700 keV with 45 % single-site events, double escape
 * peak 100 %, lines at 1620.5, 2103.53 and 2614.5 keV 20 %. Single-site A/E is mean(E) (1 + sigma(E) N(0, 1)) / (1 + alpha dt), multi-site
 * events lie below by an exponential of 15 %.
 */
final class TrueEvents {
    static final double RAW_MEAN = 0.06;
    static final double SLOPE = -5e-6;
    static final double FWHM_KEV = 2.5;

    private final Random random;
    private final double alpha;
    private final double[] energy;
    private final double[] value;
    private final double[] drift;
    private int n;

    private TrueEvents(int size, double alpha, long seed) {
        random = new Random(seed);
        this.alpha = alpha;
        energy = new double[size];
        value = new double[size];
        drift = new double[size];
    }

    static EventSample of(int continuum, int perLine, double alpha, long seed) {
        TrueEvents made = new TrueEvents(continuum + 4 * perLine, alpha, seed);
        for (int i = 0; i < continuum; i++) made.event(850 + 1850 * made.random.nextDouble(), 0.45);
        made.line(1592.5, perLine, 1);
        made.line(1620.5, perLine, 0.2);
        made.line(2103.53, perLine, 0.2);
        made.line(2614.5, perLine, 0.2);
        return EventSample.ofEvents(made.energy, made.value, made.drift);
    }

    /** Mean over energy, 1 at 1150 keV. */
    static double mean(double energyKeV) {
        return 1 + SLOPE * (energyKeV - 1150);
    }

    static double sigma(double energyKeV) {
        return Math.sqrt(2e-5 + 80 / (energyKeV * energyKeV));
    }

    private void line(double at, int events, double single) {
        for (int i = 0; i < events; i++) event(at + FWHM_KEV / 2.3548 * random.nextGaussian(), single);
    }

    private void event(double at, double single) {
        double dt = 400 + 600 * random.nextDouble();
        double smear = sigma(at) * random.nextGaussian();
        double loss = random.nextDouble() < single ? 0 : -0.15 * Math.log(1 - random.nextDouble());
        energy[n] = at;
        drift[n] = dt;
        value[n++] = RAW_MEAN * mean(at) * (1 + smear - loss) / (1 + alpha * dt);
    }
}
