package org.driftwatch.app.wiring;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.driftwatch.app.broker.BrokerStartException;
import org.driftwatch.app.broker.CommittedReader;
import org.driftwatch.app.broker.EmbeddedBroker;
import org.driftwatch.app.broker.TopicAdmin;
import org.driftwatch.app.broker.TopicException;
import org.driftwatch.app.results.ResultsCollector;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.calibrators.germanium.jobs.GermaniumJobs;
import org.driftwatch.calibrators.germanium.jobs.JobCalculation;
import org.driftwatch.calibrators.simulation.limits.LimitFollower;
import org.driftwatch.calibrators.simulation.live.GridPointCalculation;
import org.driftwatch.calibrators.simulation.statistics.ProductionMonitor;
import org.driftwatch.calibrators.simulation.statistics.StatisticalErrorEvaluator;
import org.driftwatch.ingest.run.KafkaRunSink;
import org.driftwatch.ingest.run.KafkaSinkSettings;
import org.driftwatch.streams.cherenkov.ArrayCalculations;
import org.driftwatch.streams.cherenkov.ArrayJoins;
import org.driftwatch.streams.cherenkov.ArrayTopology;
import org.driftwatch.streams.command.CommandWorker;
import org.driftwatch.streams.engine.StreamApplication;
import org.driftwatch.streams.engine.StreamSettings;
import org.driftwatch.streams.germanium.GermaniumChannels;
import org.driftwatch.streams.germanium.GermaniumTopology;
import org.driftwatch.streams.germanium.GroupedDsp;
import org.driftwatch.streams.germanium.jobs.JobWorker;
import org.driftwatch.streams.simulation.SimulationTopology;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.simulation.SimulationEvent;
import org.driftwatch.ui.command.KafkaCommands;
import org.driftwatch.ui.feed.LiveFeed;
import org.driftwatch.ui.health.Health;
import org.driftwatch.ui.health.HealthChecks;
import org.driftwatch.ui.model.LiveModel;
import org.driftwatch.ui.model.ModelLimits;
import org.driftwatch.ui.server.MonitorServer;

/** One process: which parts it has, made with {@code new} and joined here; all are closed with it, or with the JVM. */
public final class Wiring implements AutoCloseable {
    private static final Duration RESULTS_PATIENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final Closing closing = new Closing().listen();
    private final DataDirectory data;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HealthChecks health = new HealthChecks();

    public Wiring(Settings settings) throws IOException {
        this.settings = settings;
        data = closing.add("data directory", DataDirectory.of(settings.data()));
        data.requireSettings(settings.hash());
    }

    /** Starts the embedded broker and makes the topics; the answer is its address. */
    public String broker() throws BrokerStartException, TopicException {
        EmbeddedBroker broker =
                closing.add("broker", EmbeddedBroker.start(settings.broker().in(data.of("broker"))));
        health.live("broker", () -> health(broker.isAlive(), "process " + broker.pid()));
        return topics(broker.bootstrap());
    }

    /** Makes the missing topics of the catalogue on a cluster. */
    public String topics(String bootstrap) throws TopicException {
        try (TopicAdmin admin = new TopicAdmin(bootstrap)) {
            admin.create(settings.topics());
        }
        return bootstrap;
    }

    /** Starts the germanium processors, the worker on waveforms and the one on commands; returns at once. */
    public StreamApplication processors(String bootstrap) {
        StreamApplication streams = streams(bootstrap);
        if (hasJobs()) jobs(bootstrap);
        commands(bootstrap);
        return streams;
    }

    /** Starts the worker that carries out what persons decide; returns at once. */
    public CommandWorker commands(String bootstrap) {
        CommandWorker worker = closing.add("commands", CommandWorker.on(bootstrap, meters));
        health.ready("commands", () -> health(worker.working(), worker.state()));
        worker.start();
        return worker;
    }

    /** Starts the germanium processors alone. */
    public StreamApplication streams(String bootstrap) {
        GermaniumTopology.Settings germanium = new GermaniumTopology.Settings(
                settings.streams().grace(),
                () -> new GroupedDsp(settings.germanium().dsp()),
                new GermaniumChannels(settings.germanium().monitor(), provenance()),
                hasJobs());
        StreamSettings engine = streamSettings(bootstrap, GermaniumTopology.APPLICATION);
        return started("germanium", GermaniumTopology.application(engine, germanium, meters));
    }

    /** Whether runs of waveforms also get calculations on single ones. */
    public boolean hasJobs() {
        return settings.germanium().monitor().jobs().enabled();
    }

    /** Starts a worker on waveforms; returns at once. */
    public JobWorker jobs(String bootstrap) {
        JobCalculation calculation = new JobCalculation(
                new GermaniumJobs(),
                settings.germanium().monitor().jobs(),
                settings.germanium().dsp()::of);
        JobWorker worker = closing.add("germanium jobs", JobWorker.on(bootstrap, calculation, provenance(), meters));
        health.ready("germanium-jobs", () -> health(worker.working(), worker.state()));
        worker.start();
        return worker;
    }

    /** Starts the array processors; returns at once. */
    public StreamApplication arrays(String bootstrap) {
        ArrayTopology.Settings arrays = new ArrayTopology.Settings(
                settings.streams().grace(),
                new ArrayJoins(settings.array().events()),
                new ArrayCalculations(settings.array(), provenance()));
        StreamSettings engine = streamSettings(bootstrap, ArrayTopology.APPLICATION);
        return started("array", ArrayTopology.application(engine, arrays, meters));
    }

    /** Starts the processors of Monte Carlo productions; returns at once. */
    public StreamApplication simulation(String bootstrap) {
        StatisticalErrorEvaluator evaluator = new StatisticalErrorEvaluator(
                settings.production().metrics(), settings.production().threshold());
        SimulationTopology.Settings monitors =
                new SimulationTopology.Settings(settings.streams().grace(), (channel, own, ended) -> {
                    ProductionMonitor.Where where = new ProductionMonitor.Where(channel.run(), own, ended);
                    return new GridPointCalculation(
                            new ProductionMonitor(evaluator, where, provenance()),
                            new LimitFollower(settings.production().limits().monitor(), where, provenance()));
                });
        StreamSettings engine = streamSettings(bootstrap, SimulationTopology.APPLICATION);
        return started("simulation", SimulationTopology.application(engine, monitors, meters));
    }

    private StreamApplication started(String what, StreamApplication streams) {
        closing.add(what + " streams", streams);
        health.ready(
                what + "-streams", () -> health(streams.ready(), streams.state().toString()));
        streams.start();
        return streams;
    }

    private SortedMap<String, String> provenance() {
        return new TreeMap<>(Map.of("settings", settings.hash(), "code", Version.text()));
    }

    private StreamSettings streamSettings(String bootstrap, String application) {
        Settings.Streams streams = settings.streams();
        return new StreamSettings(
                bootstrap,
                application,
                data.of("streams"),
                streams.threads(),
                streams.commitInterval(),
                streams.cacheBytesPerThread(),
                streams.replicationFactor(),
                0);
    }

    /** Starts the page; the answer is its address. */
    public String page(String bootstrap) {
        LiveModel model = new LiveModel(ModelLimits.defaults());
        LiveFeed feed = closing.add("live feed", new LiveFeed(bootstrap, model, meters));
        health.ready("live-feed", feed::health);
        feed.start();
        KafkaCommands commands = closing.add("sender of commands", new KafkaCommands(bootstrap));
        MonitorServer server = closing.add("page", new MonitorServer(settings.page(), model, meters, health, commands));
        return "http://" + settings.page().host() + ":" + server.start();
    }

    public KafkaRunSink<Waveform> waveforms(String bootstrap) {
        return sink(bootstrap, Topics.GE_WAVEFORMS);
    }

    public KafkaRunSink<SimulationEvent> simulationEvents(String bootstrap) {
        return sink(bootstrap, Topics.SIM_EVENTS);
    }

    public KafkaRunSink<DspEvent> dspEvents(String bootstrap) {
        return sink(bootstrap, Topics.GE_DSP);
    }

    public KafkaRunSink<TelescopeEvent> telescopeEvents(String bootstrap) {
        return sink(bootstrap, Topics.TEL_DL2);
    }

    private <E extends Event> KafkaRunSink<E> sink(String bootstrap, Topic<String, InBand<E>> topic) {
        return closing.add(
                "sink of " + topic.name(), new KafkaRunSink<>(KafkaSinkSettings.of(bootstrap), topic, meters));
    }

    public ResultsCollector results(String bootstrap, List<ResultsCollector.Expected> runs) {
        Consumer<byte[], byte[]> consumer = CommittedReader.on(bootstrap, RESULTS_PATIENCE);
        closing.add("results", consumer);
        return new ResultsCollector(consumer, runs, settings.topics().partitions());
    }

    @Override
    public void close() {
        closing.close();
    }

    private static Health health(boolean up, String detail) {
        return up ? Health.up(detail) : Health.down(detail);
    }
}
