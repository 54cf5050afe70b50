package org.driftwatch.replay.germanium;

import java.util.Arrays;
import org.driftwatch.replay.random.RandomStream;

/**
 * Preamplifier and digitiser. Charge q[n] that arrives in sample n decays as
 *
 * <pre>
 * long[n] = long[n-1] exp(-T/τ_long) + (1 - f) q[n],  short[n] = short[n-1] exp(-T/τ_short) + f q[n]
 * </pre>
 *
 * so that the pole-zero recursion of the same constants gives back the collected charge exactly. Baseline and noise are
 * added, the sum is rounded and saturated. One waveform at a time.
 */
final class PulseShaper {
    private final PulseSettings.Digitizer digitizer;
    private final PulseSettings.Decay decay;
    private final PulseSettings.Noise noise;
    private final LowFrequencyNoise lowFrequency;
    private final double[] arriving;
    private double longTail;
    private double shortTail;
    private double triggerNs;
    private long triggerTimeNs;

    PulseShaper(PulseSettings settings) {
        digitizer = settings.digitizer();
        decay = settings.decay();
        noise = settings.noise();
        lowFrequency = new LowFrequencyNoise(noise.lowFrequencyAdc());
        arriving = new double[digitizer.samples()];
    }

    /** Begins a waveform in which a pulse at {@code timeNs} starts {@code jitter} periods after the trigger. */
    void start(double jitter, long timeNs) {
        Arrays.fill(arriving, 0);
        longTail = 0;
        shortTail = 0;
        triggerNs = digitizer.triggerNs() + jitter * digitizer.periodNs();
        triggerTimeNs = timeNs;
    }

    /** Whether a pulse at this time begins before the waveform ends. */
    boolean sees(long timeNs) {
        return inWaveformNs(timeNs) < digitizer.samples() * digitizer.periodNs();
    }

    /** Time from the first sample to that data time [ns]. */
    private double inWaveformNs(long timeNs) {
        return triggerNs + (timeNs - triggerTimeNs);
    }

    void add(Pulse pulse) {
        double begin = inWaveformNs(pulse.timeNs());
        if (begin + pulse.longestDriftNs() < 0) addTail(pulse.amplitudeAdc(), -begin);
        else for (int i = 0; i < pulse.adc().length; i++) addSite(pulse.adc()[i], begin, pulse.driftNs()[i]);
    }

    /** What is left of a charge that came {@code ageNs} before the first sample. */
    private void addTail(double adc, double ageNs) {
        longTail += adc * (1 - decay.shortFraction()) * StrictMath.exp(-ageNs / decay.longNs());
        shortTail += adc * decay.shortFraction() * StrictMath.exp(-ageNs / decay.shortNs());
    }

    private void addSite(double adc, double beginNs, double driftNs) {
        int first = (int) Math.max(0, Math.ceil(beginNs / digitizer.periodNs()));
        double since = first * digitizer.periodNs() - beginNs;
        double before = 0;
        for (int n = first; n < arriving.length && before < 1; n++, since += digitizer.periodNs()) {
            double now = Pulse.collected(since, driftNs);
            arriving[n] += adc * (now - before);
            before = now;
        }
    }

    int[] digitize(double baselineAdc, RandomStream random) {
        double longDecay = StrictMath.exp(-digitizer.periodNs() / decay.longNs());
        double shortDecay = StrictMath.exp(-digitizer.periodNs() / decay.shortNs());
        double fraction = decay.shortFraction();
        int[] samples = new int[arriving.length];
        lowFrequency.start(random);
        for (int n = 0; n < samples.length; n++) {
            longTail = longTail * longDecay + (1 - fraction) * arriving[n];
            shortTail = shortTail * shortDecay + fraction * arriving[n];
            double level = baselineAdc + longTail + shortTail;
            level += noise.whiteAdc() * random.gaussian() + lowFrequency.next(random);
            samples[n] = (int) Math.max(0, Math.min(PulseSettings.Digitizer.LARGEST_CODE, Math.rint(level)));
        }
        return samples;
    }
}
