package org.driftwatch.streams.germanium;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;
import org.driftwatch.streams.engine.AnyTimestamp;
import org.driftwatch.streams.engine.Changelog;
import org.driftwatch.streams.run.Outlets;
import org.driftwatch.streams.run.RunProcessor;
import org.driftwatch.streams.run.Stage;
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

    private final Topology topology = new Topology();
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

    static Topology build(Settings settings, GermaniumMetrics metrics) {
        GermaniumTopology germanium = new GermaniumTopology(settings, metrics);
        germanium.add(Topics.GE_WAVEFORMS.name(), () -> waveformProcessor(settings, metrics));
        germanium.add(Topics.GE_DSP.name(), () -> dspProcessor(settings, metrics));
        germanium.topology.addSink(
                Outlets.node(Topics.GE_WAVEFORMS.name(), Topics.GE_JOBS),
                Topics.GE_JOBS.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                new JobPartitioner(),
                chain(Topics.GE_WAVEFORMS.name()));
        return germanium.topology;
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

    private void add(String stage, ProcessorSupplier<byte[], byte[], byte[], byte[]> processor) {
        String source = stage + "-source";
        String chain = chain(stage);
        topology.addSource(
                AutoOffsetReset.earliest(),
                source,
                new AnyTimestamp(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                stage);
        topology.addProcessor(chain, processor, source);
        topology.addStateStore(Changelog.store(Stores.inMemoryKeyValueStore(RunProcessor.runsStore(stage))), chain);
        topology.addStateStore(Changelog.store(Stores.inMemoryKeyValueStore(RunProcessor.reorderStore(stage))), chain);
        topology.addStateStore(Changelog.store(Stores.persistentKeyValueStore(GermaniumFold.channelsStore(stage))), chain);
        sink(chain, stage, Topics.GE_FEATURES);
        sink(chain, stage, Topics.PARAMETERS);
        sink(chain, stage, Topics.DRIFT);
        sink(chain, stage, Topics.HISTOGRAMS);
        sink(chain, stage, Topics.GE_PROGRESS);
        sink(chain, stage, Topics.DEAD_LETTERS);
    }

    private static String chain(String stage) {
        return stage + "-chain";
    }

    private void sink(String chain, String stage, Topic<?, ?> topic) {
        topology.addSink(
                Outlets.node(stage, topic), topic.name(), new ByteArraySerializer(), new ByteArraySerializer(), chain);
    }
}
