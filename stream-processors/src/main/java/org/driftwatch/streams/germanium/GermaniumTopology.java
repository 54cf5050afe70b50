package org.driftwatch.streams.germanium;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;
import org.driftwatch.streams.engine.StreamApplication;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.streams.run.RunProcessor;
import org.driftwatch.streams.run.Stage;
import org.driftwatch.streams.run.StageNodes;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.DspEventCodec;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.InBand;

/**
 * ge.waveforms → DSP → events in order → calculation per channel → ge.features, parameters, drift, histograms, ge.jobs;
 * ge.dsp the same without the DSP and without jobs. What is kept out goes to dead-letters. Two sub-topologies that share nothing but the topics
 * they write to.
 */
public final class GermaniumTopology {
    /** Application id, and so the prefix of all changelogs. */
    public static final String APPLICATION = "driftwatch-germanium";

    private final Settings settings;
    private final GermaniumMetrics metrics;

    /**
     * @param grace how late an event may be against the marks of its partition
     * @param dsp makes the signal processing of one task
     * @param channels opens the calculation of a channel
     * @param jobs whether channels may ask for calculations on waveforms
     * @param workPerRecord most that one record may cause, in simple events; a calibration is {@value
     *     GermaniumFold#FIT} of them
     */
    public record Settings(
            Duration grace, Supplier<WaveformDsp> dsp, ChannelFold.Factory channels, boolean jobs, int workPerRecord) {
        private static final int WORK_PER_RECORD = 4_000;

        public Settings(Duration grace, Supplier<WaveformDsp> dsp, ChannelFold.Factory channels, boolean jobs) {
            this(grace, dsp, channels, jobs, WORK_PER_RECORD);
        }
    }

    private GermaniumTopology(Settings settings, GermaniumMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * The germanium processors, to be started.
     *
     * @param registry gets counters of events, fits and dead letters, and gauges of lag, drift and state
     */
    public static StreamApplication application(StreamSettings engine, Settings germanium, MeterRegistry registry) {
        return new StreamApplication(build(germanium, new GermaniumMetrics(registry)), engine)
                .measured(registry, "channels");
    }

    static Topology build(Settings settings, GermaniumMetrics metrics) {
        Topology topology = new Topology();
        StageNodes waveforms = nodes(topology, Topics.GE_WAVEFORMS, () -> waveformProcessor(settings, metrics));
        nodes(topology, Topics.GE_DSP, () -> dspProcessor(settings, metrics));
        waveforms.sink(Topics.GE_JOBS, new JobPartitioner());
        return topology;
    }

    private static StageNodes nodes(
            Topology topology, Topic<?, ?> raw, ProcessorSupplier<byte[], byte[], byte[], byte[]> processor) {
        StageNodes nodes = new StageNodes(topology, raw.name(), processor);
        nodes.store(Stores.persistentKeyValueStore(GermaniumFold.channelsStore(raw.name())));
        nodes.sinks(
                Topics.GE_FEATURES,
                Topics.PARAMETERS,
                Topics.DRIFT,
                Topics.HISTOGRAMS,
                Topics.GE_PROGRESS,
                Topics.DEAD_LETTERS);
        return nodes;
    }

    static RunProcessor<Waveform, DspEvent> waveformProcessor(Settings settings, GermaniumMetrics metrics) {
        WaveformDsp dsp = settings.dsp().get();
        return new GermaniumTopology(settings, metrics).processor(Topics.GE_WAVEFORMS, dsp::process);
    }

    static RunProcessor<DspEvent, DspEvent> dspProcessor(Settings settings, GermaniumMetrics metrics) {
        return new GermaniumTopology(settings, metrics).processor(Topics.GE_DSP, Function.identity());
    }

    private <R extends Event> RunProcessor<R, DspEvent> processor(
            Topic<String, InBand<R>> raw, Function<R, DspEvent> prepare) {
        Stage<R, DspEvent> stage =
                new Stage<>(raw, prepare, new DspEventCodec(), settings.grace(), settings.workPerRecord());
        boolean jobs = settings.jobs() && raw.name().equals(Topics.GE_WAVEFORMS.name());
        GermaniumFold fold = new GermaniumFold(raw.name(), settings.channels(), jobs, metrics);
        return new RunProcessor<>(stage, fold, metrics.stages());
    }
}
