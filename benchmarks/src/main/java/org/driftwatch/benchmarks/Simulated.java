package org.driftwatch.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.germanium.dsp.GermaniumDsp;
import org.driftwatch.calibrators.germanium.energy.DenseSpectrum;
import org.driftwatch.calibrators.germanium.energy.EnergySettings;
import org.driftwatch.calibrators.histogram.Axis;
import org.driftwatch.calibrators.histogram.HistogramSettings;
import org.driftwatch.replay.germanium.DetectorArray;
import org.driftwatch.replay.germanium.EnergySimulator;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.GermaniumSimulator;
import org.driftwatch.replay.germanium.PulseSettings;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.replay.scenario.DataSpan;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** The input of all benchmarks: a seeded Th-228 source in front of germanium detectors. */
public final class Simulated {
    /** Events of the recorded calibration run that the aims were set on. */
    static final int EVENTS = 38_343;

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** The lines whose fits are timed. */
    static final List<Double> FIVE_LINES = List.of(583.191, 727.33, 860.564, 1592.53, 2614.5);

    private static final long SEED = 20_260_101;

    private Simulated() {}

    /** As many waveforms of one detector, 16 ns per sample, pulse and noise as the simulator has them. */
    public static List<Waveform> waveforms(int count, int samples) {
        List<Waveform> all = new ArrayList<>();
        try (GermaniumSimulator simulator = new GermaniumSimulator(detectors(1, samples), plan(count, 1))) {
            for (Waveform next = simulator.next(); next != null; next = simulator.next()) all.add(next);
        }
        return all;
    }

    /** With 2048 samples the pulse stands where the simulator puts it, with 8192 at 48 us, as in the recorded runs. */
    static GermaniumSettings detectors(int count, int samples) {
        PulseSettings.Digitizer usual = PulseSettings.DEFAULT.digitizer();
        double triggerNs = samples >= 8192 ? 48_000 : usual.triggerNs();
        return GermaniumSettings.defaults(SEED)
                .withArray(DetectorArray.DEFAULT.withDetectors(count))
                .withPulse(PulseSettings.DEFAULT.withDigitizer(
                        new PulseSettings.Digitizer(samples, usual.periodNs(), triggerNs)));
    }

    /** Settings of the signal processing, as overrides: none for 2048 samples, those of the recorded runs for 8192. */
    public static Map<String, Map<String, String>> dspDatabase(int samples) {
        if (samples < 8192) return Map.of();
        Map<String, String> trap = Map.of("rise", "10*us", "flat", "3.008*us");
        Map<String, String> flat = Map.of("flat", "3*us");
        return Map.of(
                "bl", Map.of("end", "46*us"),
                "tail", Map.of("start", "60*us"),
                "ttrap", trap,
                "etrap", trap,
                "conv", Map.of("cut", "33.6*us", "out", "4.8*us"),
                "cusp", flat,
                "zac", flat);
    }

    static RunPlan plan(long events, int number) {
        return new RunPlan(DataSpan.of(START, events), number);
    }

    /** Events of one detector as DSP outputs. */
    static List<DspEvent> events(int count) {
        List<DspEvent> all = new ArrayList<>();
        try (EnergySimulator simulator = new EnergySimulator(detectors(1, 2048), plan(count, 1))) {
            for (DspEvent next = simulator.next(); next != null; next = simulator.next()) all.add(next);
        }
        return all;
    }

    /** A run as DSP outputs, under all the names that our own chain has: as large as real ones. */
    static RunSource<DspEvent> dspEvents(int detectors, RunPlan plan) {
        EnergySimulator simulator = new EnergySimulator(detectors(detectors, 2048), plan);
        return new RunSource<>() {
            @Override
            public RunDescription description() {
                return simulator.description();
            }

            @Override
            public DspEvent next() {
                DspEvent few = simulator.next();
                if (few == null) return null;
                double[] values = new double[GermaniumDsp.outputs().size()];
                Arrays.fill(values, few.value("cuspEmax"));
                return new DspEvent(
                        few.run(), few.channel(), few.eventNumber(), few.timeNs(), GermaniumDsp.outputs(), values);
            }

            @Override
            public void close() {
                simulator.close();
            }
        };
    }

    /** The fine histogram of the first {@code count} events. */
    static DenseSpectrum spectrum(List<DspEvent> events, int count) {
        Axis axis = HistogramSettings.defaults().fineAxis();
        DenseSpectrum spectrum = new DenseSpectrum(axis.low(), axis.width(), axis.bins());
        events.subList(0, count).forEach(event -> spectrum.fill(event.value("cuspEmax")));
        return spectrum;
    }

    static EnergySettings fiveLines() {
        return EnergySettings.defaults().withEnergiesKeV(FIVE_LINES);
    }
}
