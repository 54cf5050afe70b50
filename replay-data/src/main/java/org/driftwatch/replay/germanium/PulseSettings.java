package org.driftwatch.replay.germanium;

/**
 * How a pulse becomes a waveform.
 *
 * @param pileUp whether tails of earlier pulses and pulses that follow within the trace are added
 */
public record PulseSettings(Digitizer digitizer, Collection collection, Decay decay, Noise noise, boolean pileUp) {
    /**
     * 2048 samples of 16 ns with the pulse at 13.1 us: what the default DSP settings are made for. The noise is low so that
     * picking the maximum of a filtered pulse, which is biased upwards by noise, stays right to 0.005 keV.
     */
    public static final PulseSettings DEFAULT = new PulseSettings(
            new Digitizer(2048, 16, 13_100),
            new Collection(500, 1_100, 0),
            Decay.single(450_000),
            new Noise(1, 0.2),
            false);

    /**
     * @param samples number of samples of a waveform
     * @param periodNs sampling period [ns]
     * @param triggerNs time of the pulse in the waveform [ns]; jitters by up to one period
     */
    public record Digitizer(int samples, double periodNs, double triggerNs) {
        /** Codes are 0..65535; what lies outside is saturated. */
        public static final int LARGEST_CODE = 65_535;

        public Digitizer {
            if (samples < 16 || samples > 1 << 20)
                throw new IllegalArgumentException("samples must be in 16..1048576, was " + samples);
            if (!(periodNs > 0)) throw new IllegalArgumentException("period must be > 0 ns, was " + periodNs);
            if (!(triggerNs >= 0 && triggerNs < samples * periodNs))
                throw new IllegalArgumentException(
                        "trigger must be in [0, " + samples * periodNs + ") ns, was " + triggerNs);
        }
    }

    /**
     * Charge collection: the drift time is the sum of two equal uniform deviates between the bounds.
     *
     * @param shortestNs shortest drift time, {@code longestNs} the longest [ns]
     * @param trappingPerUs fraction of the charge lost per us of drift; moves all peaks down
     */
    public record Collection(double shortestNs, double longestNs, double trappingPerUs) {
        public Collection {
            if (!(shortestNs > 0 && longestNs > shortestNs && longestNs <= 100_000))
                throw new IllegalArgumentException("drift times must be 0 < shortest < longest <= 100000 ns, were "
                        + shortestNs + " and " + longestNs);
            if (!(trappingPerUs >= 0 && trappingPerUs * longestNs / 1000 < 1))
                throw new IllegalArgumentException(
                        "trapping must be in [0, " + 1000 / longestNs + ") per us, was " + trappingPerUs);
        }
    }

    /**
     * Decay of the preamplifier: (1 - f) exp(-t / long) + f exp(-t / short). A single pole-zero constant recovers the
     * amplitude only for f = 0.
     */
    public record Decay(double longNs, double shortNs, double shortFraction) {
        public Decay {
            if (!(longNs > 0 && shortNs > 0))
                throw new IllegalArgumentException("decay times must be > 0 ns, were " + longNs + " and " + shortNs);
            if (!(shortFraction >= 0 && shortFraction < 1))
                throw new IllegalArgumentException("short fraction must be in [0, 1), was " + shortFraction);
        }

        public static Decay single(double ns) {
            return new Decay(ns, ns, 0);
        }
    }

    /**
     * Electronic noise.
     *
     * @param whiteAdc rms of white noise [ADC]
     * @param lowFrequencyAdc rms of noise with a 1/f spectrum between 8 and 4096 samples [ADC]
     */
    public record Noise(double whiteAdc, double lowFrequencyAdc) {
        public Noise {
            if (!(whiteAdc >= 0 && lowFrequencyAdc >= 0))
                throw new IllegalArgumentException(
                        "noise must be >= 0 ADC, was " + whiteAdc + " and " + lowFrequencyAdc);
        }
    }

    public PulseSettings withDigitizer(Digitizer other) {
        return new PulseSettings(other, collection, decay, noise, pileUp);
    }

    public PulseSettings withDecay(Decay other) {
        return new PulseSettings(digitizer, collection, other, noise, pileUp);
    }

    public PulseSettings withNoise(Noise other) {
        return new PulseSettings(digitizer, collection, decay, other, pileUp);
    }

    public PulseSettings withPileUp() {
        return new PulseSettings(digitizer, collection, decay, noise, true);
    }
}
