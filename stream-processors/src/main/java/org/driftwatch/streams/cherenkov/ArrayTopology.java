package org.driftwatch.streams.cherenkov;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;
import org.driftwatch.streams.engine.StreamApplication;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.streams.run.RunProcessor;
import org.driftwatch.streams.run.Stage;
import org.driftwatch.streams.run.StageNodes;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEventCodec;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.TelescopeEventCodec;

/**
 * tel.dl2 → telescope events in order, joined by array event → tel.events → array events in order → calculation per array → parameters,
 * drift, arrays. What is kept out goes to dead-letters. Lateness is decided in the first sub-topology, by the marks of the
 * partition; the second waits for the slowest partition of the first.
 */
public final class ArrayTopology {
    /** Application id, and so the prefix of all changelogs. */
    public static final String APPLICATION = "driftwatch-array";

    /**
     * @param grace how late a telescope event may be against the marks of its partition
     * @param joins opens the join of a run
     * @param arrays opens the calculation of an array
     * @param workPerRecord most that one record may cause, in simple events; a solution is {@value ArrayFold#SOLUTION} of them
     */
    public record Settings(
            Duration grace, ShowerJoin.Factory joins, ArrayCalculation.Factory arrays, int workPerRecord) {
        private static final int WORK_PER_RECORD = 4_000;

        public Settings(Duration grace, ShowerJoin.Factory joins, ArrayCalculation.Factory arrays) {
            this(grace, joins, arrays, WORK_PER_RECORD);
        }
    }

    private ArrayTopology() {}

    /**
     * The array processors, to be started.
     *
     * @param registry gets counters of events, criteria, pairs and dead letters, and gauges of lag, drift and state
     */
    public static StreamApplication application(StreamSettings engine, Settings arrays, MeterRegistry registry) {
        return new StreamApplication(build(arrays, new ArrayMetrics(registry)), engine).measured(registry, "arrays");
    }

    static Topology build(Settings settings, ArrayMetrics metrics) {
        Topology topology = new Topology();
        join(topology, settings, metrics);
        calculate(topology, settings, metrics);
        return topology;
    }

    private static void join(Topology topology, Settings settings, ArrayMetrics metrics) {
        String stage = Topics.TEL_DL2.name();
        StageNodes nodes = new StageNodes(topology, stage, () -> joining(settings, metrics));
        nodes.sinks(Topics.PARAMETERS, Topics.DRIFT, Topics.DEAD_LETTERS);
        nodes.store(Stores.inMemoryKeyValueStore(JoinFold.joinStore(stage)));
        nodes.sink(Topics.TEL_EVENTS, new MarksEverywhere());
    }

    private static void calculate(Topology topology, Settings settings, ArrayMetrics metrics) {
        String stage = Topics.TEL_EVENTS.name();
        StageNodes nodes = new StageNodes(topology, stage, () -> calculating(settings, metrics));
        nodes.sinks(Topics.PARAMETERS, Topics.DRIFT, Topics.DEAD_LETTERS, Topics.ARRAYS);
        nodes.store(Stores.persistentKeyValueStore(ArrayFold.arraysStore(stage)));
    }

    static RunProcessor<TelescopeEvent, TelescopeEvent> joining(Settings settings, ArrayMetrics metrics) {
        Stage<TelescopeEvent, TelescopeEvent> stage = new Stage<>(
                Topics.TEL_DL2,
                Function.identity(),
                new TelescopeEventCodec(),
                settings.grace(),
                settings.workPerRecord());
        JoinFold fold = new JoinFold(Topics.TEL_DL2.name(), settings.joins(), metrics);
        return new RunProcessor<>(stage, fold, metrics.telescopes());
    }

    static RunProcessor<ArrayEvent, ArrayEvent> calculating(Settings settings, ArrayMetrics metrics) {
        Stage<ArrayEvent, ArrayEvent> stage = new Stage<>(
                Topics.TEL_EVENTS, Function.identity(), new ArrayEventCodec(), Duration.ZERO, settings.workPerRecord());
        ArrayFold fold = new ArrayFold(Topics.TEL_EVENTS.name(), settings.arrays(), metrics);
        return new RunProcessor<>(stage, fold, metrics.arrays());
    }
}
