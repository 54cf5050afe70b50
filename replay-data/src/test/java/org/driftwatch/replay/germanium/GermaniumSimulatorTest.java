package org.driftwatch.replay.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.driftwatch.replay.germanium.PulseSettings.Decay;
import org.driftwatch.replay.germanium.PulseSettings.Digitizer;
import org.driftwatch.replay.germanium.PulseSettings.Noise;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.germanium.WaveformCodec;
import org.driftwatch.topics.run.Event;
import org.junit.jupiter.api.Test;

class GermaniumSimulatorTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final double TAU = 450_000 / 16.0;
    private static final int BASELINE = 750;
    private static final GermaniumSettings ONE =
            GermaniumSettings.defaults(42).withArray(DetectorArray.DEFAULT.withDetectors(1));

    @Test
    void theFirstThousandWaveformsAreTheSameHoweverTheyAreRead() {
        GermaniumSettings settings = GermaniumSettings.defaults(7);
        List<Waveform> alone = take(new GermaniumSimulator(settings, RunPlan.of(START, 1_000)), 1_000);
        GermaniumSimulator first = new GermaniumSimulator(settings, RunPlan.lasting(START, Duration.ofHours(1)));
        GermaniumSimulator second = new GermaniumSimulator(settings, RunPlan.lasting(START, Duration.ofMinutes(9)));
        List<Waveform> interleaved = new ArrayList<>();
        while (interleaved.size() < 1_000) {
            interleaved.add(first.next());
            if (interleaved.size() % 3 == 0) second.next();
            if (interleaved.size() % 7 == 0) first.truth().deposits("ch1000003").next();
        }
        assertThat(hash(interleaved)).isEqualTo(hash(alone));
    }

    /** Holds on every Java version; changes only when the simulation is changed, which the change log then says. */
    @Test
    void theBytesOfASeedArePinned() {
        GermaniumSimulator simulator = new GermaniumSimulator(GermaniumSettings.defaults(7), RunPlan.of(START, 1_000));
        assertThat(hash(take(simulator, 1_000)))
                .isEqualTo("33c1805061cd054f52abdfc4647e259b0586242a2425eadd09e710f2f0e89c19");
        assertThat(simulator.next()).isNull();
    }

    @Test
    void anotherSeedGivesOtherWaveforms() {
        GermaniumSimulator one = new GermaniumSimulator(GermaniumSettings.defaults(7), RunPlan.of(START, 10));
        GermaniumSimulator other = new GermaniumSimulator(GermaniumSettings.defaults(8), RunPlan.of(START, 10));
        assertThat(hash(take(other, 10))).isNotEqualTo(hash(take(one, 10)));
    }

    @Test
    void waveformsAndEnergiesTellTheSameRun() {
        GermaniumSettings settings = GermaniumSettings.defaults(7).withFaults(FaultText.parse("dead:ch1000002@300ms"));
        EnergySimulator energies = new EnergySimulator(settings, RunPlan.of(START, 500));
        GermaniumSimulator waveforms = new GermaniumSimulator(settings, RunPlan.of(START, 500));
        List<Waveform> seen = take(waveforms, 500);
        assertThat(seen).isSortedAccordingTo(Event.ORDER);
        for (Waveform waveform : seen) {
            DspEvent event = energies.next();
            assertThat(List.of(waveform.channel(), waveform.eventNumber(), waveform.timeNs()))
                    .isEqualTo(List.of(event.channel(), event.eventNumber(), event.timeNs()));
        }
        assertThat(waveforms.description().until())
                .isEqualTo(energies.description().until());
    }

    @Test
    void samplesAreUnsignedSixteenBitAndSaturate() {
        DetectorArray nearTheTop = new DetectorArray(1, 60, 0.05, 0, 55_000);
        List<Waveform> waveforms = take(new GermaniumSimulator(ONE.withArray(nearTheTop), RunPlan.of(START, 300)), 300);
        assertThat(waveforms).allSatisfy(waveform -> {
            assertThat(waveform.samples()).hasSize(2048);
            assertThat(Arrays.stream(waveform.samples()).min().orElseThrow()).isNotNegative();
            assertThat(Arrays.stream(waveform.samples()).max().orElseThrow()).isLessThanOrEqualTo(65_535);
        });
        assertThat(waveforms)
                .anyMatch(waveform -> Arrays.stream(waveform.samples()).max().orElseThrow() == 65_535);
        DetectorArray atTheBottom = new DetectorArray(1, 60, 0.155, 0, 0);
        Waveform low = new GermaniumSimulator(ONE.withArray(atTheBottom), RunPlan.of(START, 1)).next();
        assertThat(Arrays.stream(low.samples()).min().orElseThrow()).isZero();
    }

    @Test
    void withoutNoiseThePoleZeroCorrectionGivesBackTheCollectedEnergy() {
        GermaniumSettings quiet = ONE.withPulse(PulseSettings.DEFAULT.withNoise(new Noise(0, 0)));
        forEach(quiet, 200, (waveform, amplitude) -> {
            double[] step = PoleZero.single(PoleZero.withoutBaseline(waveform.samples(), BASELINE), TAU);
            double flat = mean(step, 1000, 2048);
            assertThat(flat).isCloseTo(amplitude, within(1.0));
        });
    }

    @Test
    void withoutNoiseTheDoubleCorrectionGivesBackTheCollectedEnergyOfADoubleDecay() {
        PulseSettings pulse =
                PulseSettings.DEFAULT.withNoise(new Noise(0, 0)).withDecay(new Decay(450_000, 18_000, 0.02));
        forEach(ONE.withPulse(pulse), 200, (waveform, amplitude) -> {
            double[] x = PoleZero.withoutBaseline(waveform.samples(), BASELINE);
            assertThat(mean(PoleZero.twice(x, TAU, 18_000 / 16.0, 0.02), 1000, 2048))
                    .isCloseTo(amplitude, within(1.0));
            assertThat(mean(PoleZero.single(x, TAU), 1500, 2048)).isLessThan(amplitude * 0.995);
        });
    }

    @Test
    void theCuspFilterFindsTheCollectedEnergyWithoutBias() {
        List<Double> difference = new ArrayList<>();
        forEach(ONE, 1_000, (waveform, amplitude) -> {
            double[] x = PoleZero.withoutBaseline(waveform.samples(), BASELINE);
            difference.add(PoleZero.cuspMaximum(x, 1250, 125, TAU, 250, 200) - amplitude);
        });
        double mean = difference.stream().mapToDouble(d -> d).average().orElseThrow();
        double rms = Math.sqrt(difference.stream()
                .mapToDouble(d -> (d - mean) * (d - mean))
                .average()
                .orElseThrow());
        // picking the largest of the flat top is biased upwards by the noise; the scale must not notice
        assertThat(mean * 0.155).as("bias in keV").isBetween(-4 * 0.155 * rms / Math.sqrt(1_000), 0.005);
        assertThat(rms * 0.155).as("noise in keV").isLessThan(0.05);
    }

    @Test
    void baselineNoiseHasTheRmsOfTheSettingsAndIsIndependentBetweenWaveforms() {
        GermaniumSettings noisy = ONE.withPulse(PulseSettings.DEFAULT.withNoise(new Noise(3, 4)));
        List<Waveform> waveforms = take(new GermaniumSimulator(noisy, RunPlan.of(START, 2_000)), 2_000);
        double level =
                waveforms.stream().mapToInt(w -> w.samples()[100]).average().orElseThrow();
        double variance = waveforms.stream()
                .mapToDouble(w -> Math.pow(w.samples()[100] - level, 2))
                .average()
                .orElseThrow();
        assertThat(variance).isCloseTo(3 * 3 + 4 * 4 + 1 / 12.0, within(4 * 25 * Math.sqrt(2.0 / 2_000)));
        double product = 0;
        for (int i = 1; i < waveforms.size(); i++)
            product += (waveforms.get(i).samples()[0] - level)
                    * (waveforms.get(i - 1).samples()[600] - level);
        assertThat(product / 1_999).isCloseTo(0, within(4 * 25 / Math.sqrt(1_999)));
    }

    @Test
    void lowFrequencyNoiseFallsLikeOneOverF() {
        GermaniumSettings noisy = ONE.withArray(new DetectorArray(1, 60, 1e6, 0, 12_000))
                .withPulse(new PulseSettings(
                        new Digitizer(4096, 16, 0),
                        PulseSettings.DEFAULT.collection(),
                        Decay.single(450_000),
                        new Noise(0, 40),
                        false));
        List<Waveform> waveforms = take(new GermaniumSimulator(noisy, RunPlan.of(START, 400)), 400);
        double low = power(waveforms, 8);
        double high = power(waveforms, 80);
        assertThat(Math.log10(low / high)).isCloseTo(1, within(0.3));
    }

    @Test
    void pileUpAddsTailsBeforeAndPulsesBehind() {
        GermaniumSettings fast =
                ONE.withArray(DetectorArray.DEFAULT.withDetectors(1).withRateHz(10_000));
        GermaniumSettings clean = fast.withPulse(PulseSettings.DEFAULT.withNoise(new Noise(0, 0)));
        GermaniumSettings piled =
                fast.withPulse(PulseSettings.DEFAULT.withNoise(new Noise(0, 0)).withPileUp());
        List<Waveform> alone = take(new GermaniumSimulator(clean, RunPlan.of(START, 400)), 400);
        List<Waveform> together = take(new GermaniumSimulator(piled, RunPlan.of(START, 400)), 400);
        int tails = 0;
        int second = 0;
        for (int i = 1; i < 399; i++) {
            int[] a = alone.get(i).samples();
            int[] b = together.get(i).samples();
            if (b[0] > a[0] + 10) tails++;
            long gap = alone.get(i + 1).timeNs() - alone.get(i).timeNs();
            boolean follows = b[2047] - b[1000] > a[2047] - a[1000] + 500;
            if (follows) second++;
            if (gap > 20_000 * 16) assertThat(follows).isFalse();
        }
        assertThat(tails).isGreaterThan(350);
        assertThat(second).isGreaterThan(20);
    }

    @Test
    void aLongerTraceKeepsThePulseAndTheEnergy() {
        GermaniumSettings longer = ONE.withPulse(
                PulseSettings.DEFAULT.withNoise(new Noise(0, 0)).withDigitizer(new Digitizer(8192, 16, 48_000)));
        forEach(longer, 50, (waveform, amplitude) -> {
            assertThat(waveform.samples()).hasSize(8192);
            double[] step = PoleZero.single(PoleZero.withoutBaseline(waveform.samples(), 2900), TAU);
            assertThat(mean(step, 4000, 8192)).isCloseTo(amplitude, within(1.0));
        });
    }

    @Test
    void settingsOutOfBoundsAreRefusedByName() {
        assertThatThrownBy(() -> new Digitizer(8, 16, 0)).hasMessage("samples must be in 16..1048576, was 8");
        assertThatThrownBy(() -> new Digitizer(2048, 16, 40_000))
                .hasMessage("trigger must be in [0, 32768.0) ns, was 40000.0");
        assertThatThrownBy(() -> DetectorArray.DEFAULT.withDetectors(0))
                .hasMessage("detectors must be in 1..9999, was 0");
    }

    private interface WithTruth {
        void see(Waveform waveform, double amplitudeAdc);
    }

    /** Hands out the waveforms of a single detector with the amplitude the truth asks for [ADC]. */
    private static void forEach(GermaniumSettings settings, int count, WithTruth check) {
        GermaniumSimulator simulator = new GermaniumSimulator(settings, RunPlan.of(START, count));
        Iterator<Deposit> deposits = simulator.truth().deposits("ch1000001");
        double gain = simulator.truth().adcPerKeV("ch1000001", START);
        for (Waveform waveform : take(simulator, count))
            check.see(waveform, deposits.next().collectedKeV() * gain);
    }

    private static List<Waveform> take(GermaniumSimulator simulator, int count) {
        List<Waveform> waveforms = new ArrayList<>();
        while (waveforms.size() < count) waveforms.add(simulator.next());
        return waveforms;
    }

    private static String hash(List<Waveform> waveforms) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            WaveformCodec codec = new WaveformCodec();
            for (Waveform waveform : waveforms) digest.update(codec.encode(waveform));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double mean(double[] values, int from, int until) {
        return DoubleStream.of(values).skip(from).limit(until - from).average().orElseThrow();
    }

    /** Mean power of all waveforms in the 8 Fourier bins around {@code bin}, after a Hann window. */
    private static double power(List<Waveform> waveforms, int bin) {
        double sum = 0;
        for (Waveform waveform : waveforms) for (int k = bin - 4; k < bin + 4; k++) sum += power(waveform.samples(), k);
        return sum;
    }

    private static double power(int[] samples, int k) {
        double re = 0;
        double im = 0;
        for (int n = 0; n < samples.length; n++) {
            double window = 1 - Math.cos(2 * Math.PI * n / samples.length);
            re += window * (samples[n] - 12_000) * Math.cos(2 * Math.PI * k * n / samples.length);
            im += window * (samples[n] - 12_000) * Math.sin(2 * Math.PI * k * n / samples.length);
        }
        return re * re + im * im;
    }
}
