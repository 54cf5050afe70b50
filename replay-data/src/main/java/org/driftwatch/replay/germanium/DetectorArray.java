package org.driftwatch.replay.germanium;

import java.util.List;
import java.util.stream.IntStream;
import org.driftwatch.replay.random.RandomStream;

/**
 * The detectors: how many, how often each triggers, how they are amplified.
 *
 * @param rateHz mean number of events per second and detector
 * @param keVPerAdc calibration of a typical detector [keV/ADC]
 * @param gainSpread detectors differ uniformly by up to this fraction
 * @param baselineAdc level without a pulse [ADC]; detectors differ by up to a tenth of it
 */
public record DetectorArray(int detectors, double rateHz, double keVPerAdc, double gainSpread, double baselineAdc) {
    public static final DetectorArray DEFAULT = new DetectorArray(12, 60, 0.155, 0.1, 12_000);

    /**
     * One detector as built, before any fault.
     *
     * @param adcPerKeV amplitude of its pulses [ADC/keV]
     */
    record Detector(String channel, double adcPerKeV, double baselineAdc) {}

    public DetectorArray {
        if (detectors < 1 || detectors > 9999)
            throw new IllegalArgumentException("detectors must be in 1..9999, was " + detectors);
        if (!(rateHz > 0 && rateHz <= 1e6))
            throw new IllegalArgumentException("rate must be in (0, 1e6] Hz, was " + rateHz);
        if (!(keVPerAdc > 0)) throw new IllegalArgumentException("gain must be > 0 keV/ADC, was " + keVPerAdc);
        if (!(gainSpread >= 0 && gainSpread < 1))
            throw new IllegalArgumentException("gain spread must be in [0, 1), was " + gainSpread);
        if (!(baselineAdc >= 0 && baselineAdc < 65_536))
            throw new IllegalArgumentException("baseline must be in [0, 65536) ADC, was " + baselineAdc);
    }

    public DetectorArray withDetectors(int count) {
        return new DetectorArray(count, rateHz, keVPerAdc, gainSpread, baselineAdc);
    }

    public DetectorArray withRateHz(double rate) {
        return new DetectorArray(detectors, rate, keVPerAdc, gainSpread, baselineAdc);
    }

    /** Channel names {@code ch1000001}, {@code ch1000002}, ..., sorted. */
    public List<String> channels() {
        return IntStream.rangeClosed(1, detectors)
                .mapToObj(i -> "ch" + (1_000_000 + i))
                .toList();
    }

    Detector detector(int index, RandomStream random) {
        double keV = keVPerAdc * (1 + gainSpread * random.uniform(-1, 1));
        double baseline = baselineAdc * (1 + 0.1 * random.uniform(-1, 1));
        return new Detector("ch" + (1_000_001 + index), 1 / keV, Math.rint(baseline));
    }
}
