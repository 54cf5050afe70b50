package org.driftwatch.app.recording;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.driftwatch.app.results.ResultsCollector.Expected;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.run.KafkaRunSink;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;

/** A topic that runs are played onto: how, what processes them, and which input topics then have to be done. */
enum RawTopic {
    WAVEFORMS(Topics.GE_WAVEFORMS, Pipeline.GERMANIUM, Wiring::waveforms),
    DSP(Topics.GE_DSP, Pipeline.GERMANIUM, Wiring::dspEvents),
    TELESCOPES(Topics.TEL_DL2, Pipeline.ARRAY, Wiring::telescopeEvents),
    SIMULATED(Topics.SIM_EVENTS, Pipeline.SIMULATION, Wiring::simulationEvents);

    private final Topic<?, ?> topic;
    private final Pipeline pipeline;
    private final BiFunction<Wiring, String, KafkaRunSink<?>> sink;

    RawTopic(Topic<?, ?> topic, Pipeline pipeline, BiFunction<Wiring, String, KafkaRunSink<?>> sink) {
        this.topic = topic;
        this.pipeline = pipeline;
        this.sink = sink;
    }

    static Optional<RawTopic> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.topic.name().equals(name))
                .findFirst();
    }

    /** Its name. */
    String topic() {
        return topic.name();
    }

    Pipeline pipeline() {
        return pipeline;
    }

    KafkaRunSink<?> sink(Wiring wiring, String bootstrap) {
        return sink.apply(wiring, bootstrap);
    }

    /** Where the end of a run on it has to be seen. */
    List<Expected> expected(String run, Wiring wiring) {
        Expected here = new Expected(run, topic.name());
        if (this == TELESCOPES) return List.of(here, new Expected(run, Topics.TEL_EVENTS.name()));
        if (this == WAVEFORMS && wiring.hasJobs()) return List.of(here, new Expected(run, Topics.GE_JOBS.name()));
        return List.of(here);
    }
}
