package org.driftwatch.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.driftwatch.app.command.DriftwatchCommand;
import org.driftwatch.app.decision.Decisions;
import org.driftwatch.app.settings.SettingsFile;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.streams.command.CommandWorker;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.ui.command.KafkaCommands;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A broker, the worker that carries out decisions and a page, for all test classes about decisions; they end with the last of
 * these classes. Each test has a channel or a telescope of its own.
 */
final class DecisionDesk implements AutoCloseable {
    static final String RUN = "l200-p03-r000-cal-20231114T221300Z";
    static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path directory;
    private Wiring wiring;
    private String kafka;
    private String page;
    private CommandWorker worker;

    /** Hands the one desk of this JVM to a test that has a parameter of its type. */
    static final class Shared implements ParameterResolver {
        private static final Namespace NAMESPACE = Namespace.create(DecisionDesk.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DecisionDesk.class;
        }

        @Override
        public DecisionDesk resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent("desk", key -> DecisionDesk.open(), DecisionDesk.class);
        }
    }

    private DecisionDesk(Path directory) {
        this.directory = directory;
    }

    private static DecisionDesk open() {
        try {
            DecisionDesk desk = new DecisionDesk(Files.createTempDirectory("driftwatch-decisions"));
            desk.start();
            return desk;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void start() throws Exception {
        wiring = new Wiring(SettingsFile.none()
                .with("data", directory.resolve("data").toString())
                .with("page.port", 0)
                .with("topics.partitions", 1)
                .read());
        kafka = wiring.broker();
        page = null;
        startWorker();
        until("the worker is at work", worker::working);
    }

    /** Ends every process and starts them anew on what they left on the disk. */
    void restart() throws Exception {
        wiring.close();
        start();
    }

    void stopWorker() {
        worker.close();
    }

    /** Starts a worker; returns at once. */
    void startWorker() {
        worker = wiring.commands(kafka);
    }

    /** Where the broker is; another place after a restart. */
    String kafka() {
        return kafka;
    }

    /** Address of the page, which the first call starts. */
    String page() {
        if (page == null) page = wiring.page(kafka);
        return page;
    }

    Terminal terminal() {
        return new Terminal(kafka);
    }

    KafkaCommands commands() {
        return new KafkaCommands(kafka);
    }

    /** A proposal of a filter whose rise time is {@code version} µs. */
    void propose(String channel, int version) {
        GermaniumFilter filter =
                new GermaniumFilter(rise(version + ".00*us"), null, null, null, null, null, null, 9, 9, null);
        propose(channel, filter, GermaniumFilter.SUBJECT, version);
    }

    static GermaniumFilter.OutputDict rise(String time) {
        return new GermaniumFilter.OutputDict(new TreeMap<>(Map.of("rise", time)), null, null, null);
    }

    void propose(String scope, ParameterValue value, String subject, int version) {
        put(new Parameter(
                1,
                subject,
                scope,
                RUN,
                version,
                Instant.ofEpochSecond(1_700_000_000L + version),
                null,
                value,
                new TreeMap<>(Map.of("status", "proposed", "why", "better", "asked", "ring-full"))));
    }

    void put(Parameter version) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record(version));
        }
    }

    static ProducerRecord<byte[], byte[]> record(Parameter version) {
        return new ProducerRecord<>(
                Topics.PARAMETERS.name(),
                (version.subject() + "/" + version.scope() + "/" + version.validFrom()).getBytes(UTF_8),
                Topics.PARAMETERS.value().encode(new InBand.Data<>(version)));
    }

    List<Parameter> filters(String channel) throws Exception {
        return versions(GermaniumFilter.SUBJECT, channel, RUN);
    }

    /** All versions of a run or observation block, as the topic has them. */
    List<Parameter> versions(String subject, String scope, String run) throws Exception {
        try (Decisions decisions = Decisions.on(kafka)) {
            return decisions
                    .read(key -> key.equals(subject + "/" + scope + "/"))
                    .of(new Target(subject, scope, run, 1))
                    .all();
        }
    }

    /** The rise time of the channel in the database that {@code export dsp} makes of the topic. */
    String exportedRise(String channel, String key) throws IOException {
        Path out = directory.resolve("dsp");
        assertThat(DriftwatchCommand.execute("export", "dsp", "--bootstrap", kafka, "--out", out.toString()))
                .isZero();
        return Json.MAPPER
                .readTree(out.resolve(key + "-par_dsp.json").toFile())
                .at("/" + channel + "/etrap/rise")
                .asText();
    }

    static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("not within %s: %s", LIMIT, what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Override
    public void close() throws IOException {
        wiring.close();
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) Files.deleteIfExists(file);
    }
}
