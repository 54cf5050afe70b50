package org.driftwatch.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.driftwatch.app.results.ResultsCollector.Expected;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.settings.SettingsFile;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.KafkaRunSink;
import org.driftwatch.ingest.run.Speed;
import org.driftwatch.replay.germanium.GermaniumSimulator;
import org.driftwatch.streams.engine.StreamApplication;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.DspEventCodec;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.germanium.WaveformCodec;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.RunSource;

/**
 * Runs made beforehand, through everything: sink, embedded broker in its own process, signal processing, histograms,
 * fits, further subjects, drift, until every partition has said that it is done; without jobs on waveforms, which follow in a thread
 * of their own. Beside it the same records through the same broker from a
 * plain producer to a plain consumer: what Kafka alone costs. Shorter runs warm up.
 *
 * <pre>
 * EndToEndBenchmark RESULT.json [WAVEFORMS [DSP_EVENTS [SETTING=VALUE...]]]
 * </pre>
 */
public final class EndToEndBenchmark implements AutoCloseable {
    private static final int DETECTORS = 12;
    private static final int SAMPLES = 8192;
    private static final int WAVEFORMS = 60_000;
    private static final int DSP_EVENTS = 200_000;
    private static final int WARM_UP_SHARE = 2;

    private final Path directory = Files.createTempDirectory("driftwatch-benchmark-");
    private final Wiring wiring;
    private final String bootstrap;
    private final ExecutorService player = Executors.newSingleThreadExecutor(task -> new Thread(task, "player"));
    private final CpuMeter meter = new CpuMeter();
    private final List<Measured> all = new ArrayList<>();

    private EndToEndBenchmark(List<String> overrides) throws Exception {
        wiring = new Wiring(settings(overrides));
        bootstrap = wiring.broker();
    }

    private static Settings settings(List<String> overrides) throws Exception {
        SettingsFile settings = SettingsFile.none()
                .with("germanium.dsp", List.of(Map.of("database", Simulated.dspDatabase(SAMPLES))))
                .with("germanium.jobs.enabled", false);
        for (String override : overrides) {
            String[] parts = override.split("=", 2);
            settings = settings.with(parts[0], Json.MAPPER.readValue(parts[1], Object.class));
        }
        return settings.read();
    }

    public static void main(String[] arguments) throws Exception {
        int waveforms = arguments.length > 1 ? Integer.parseInt(arguments[1]) : WAVEFORMS;
        int events = arguments.length > 2 ? Integer.parseInt(arguments[2]) : DSP_EVENTS;
        List<String> overrides = List.of(arguments).subList(Math.min(3, arguments.length), arguments.length);
        try (EndToEndBenchmark benchmark = new EndToEndBenchmark(overrides)) {
            benchmark.measure(waveforms, events);
            Json.MAPPER
                    .writer()
                    .with(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(Path.of(arguments[0]).toFile(), benchmark.all);
        }
    }

    private void measure(int waveforms, int events) throws Exception {
        FrameFile<Waveform> fewWaves = waveforms(waveforms / WARM_UP_SHARE, 1);
        FrameFile<Waveform> waves = waveforms(waveforms, 2);
        FrameFile<DspEvent> fewEvents = dspEvents(events / WARM_UP_SHARE, 3);
        FrameFile<DspEvent> dspEvents = dspEvents(events, 4);
        PlainTransport plain = new PlainTransport(bootstrap, player);
        plain.carry(fewWaves);
        measure("waveforms, Kafka alone", waves, () -> plain.carry(waves));
        measure("DSP events, Kafka alone", dspEvents, () -> plain.carry(dspEvents));
        StreamApplication processors = wiring.processors(bootstrap);
        processors.whenReady().join();
        play(wiring.waveforms(bootstrap), fewWaves, Topics.GE_WAVEFORMS.name());
        KafkaRunSink<Waveform> waveSink = wiring.waveforms(bootstrap);
        measure("waveforms, everything", waves, () -> play(waveSink, waves, Topics.GE_WAVEFORMS.name()));
        play(wiring.dspEvents(bootstrap), fewEvents, Topics.GE_DSP.name());
        KafkaRunSink<DspEvent> eventSink = wiring.dspEvents(bootstrap);
        measure("DSP events, everything", dspEvents, () -> play(eventSink, dspEvents, Topics.GE_DSP.name()));
    }

    private FrameFile<Waveform> waveforms(int count, int number) throws IOException {
        var detectors = Simulated.detectors(DETECTORS, SAMPLES);
        return made(new WaveformCodec(), new GermaniumSimulator(detectors, Simulated.plan(count, number)), number);
    }

    private FrameFile<DspEvent> dspEvents(int count, int number) throws IOException {
        return made(new DspEventCodec(), Simulated.dspEvents(DETECTORS, Simulated.plan(count, number)), number);
    }

    private <E extends Event> FrameFile<E> made(Codec<E> codec, RunSource<E> source, int number) throws IOException {
        try (source) {
            return FrameFile.write(directory.resolve("run" + number), codec, source);
        }
    }

    private <E extends Event> Void play(KafkaRunSink<E> sink, FrameFile<E> run, String topic) throws Exception {
        Future<?> played = player.submit(() -> sink.play(run.source(), Speed.MAX));
        List<Expected> expected = List.of(new Expected(run.description().run(), topic));
        long folded = wiring.results(bootstrap, expected).collect(() -> true).events();
        played.get();
        if (folded != run.description().events())
            throw new IllegalStateException(folded + " of " + run.description().events() + " events were folded");
        return null;
    }

    private void measure(String what, FrameFile<?> run, Callable<Void> task) throws Exception {
        Measured measured = Measured.doing(what, run, meter, task);
        System.out.println(measured);
        all.add(measured);
    }

    @Override
    public void close() throws IOException {
        player.shutdownNow();
        meter.close();
        wiring.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(directory);
    }
}
