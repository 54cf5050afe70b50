package org.driftwatch.streams.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.command.Command.Action;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worker against Kafka's own fakes: transactions, offsets, restart. */
class CommandSessionTest {
    private static final TopicPartition COMMANDS = new TopicPartition(Topics.COMMANDS.name(), 0);
    private static final TopicPartition PARAMETERS = new TopicPartition(Topics.PARAMETERS.name(), 0);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CommandMetrics metrics = new CommandMetrics(registry);
    private final MockConsumer<byte[], byte[]> commands = new MockConsumer<>("earliest");
    private final MockConsumer<byte[], byte[]> versions = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    private final class Fakes implements CommandClients {
        @Override
        public Consumer<byte[], byte[]> commands() {
            return commands;
        }

        @Override
        public Consumer<byte[], byte[]> versions() {
            return versions;
        }

        @Override
        public Consumer<byte[], byte[]> ends() {
            return versions;
        }

        @Override
        public Producer<byte[], byte[]> answers() {
            producer.initTransactions();
            return producer;
        }
    }

    private CommandSession session;

    @BeforeEach
    void open() {
        ParameterReader reader = new ParameterReader(versions, versions, Duration.ofSeconds(5));
        session = new CommandSession(new Fakes(), commands, new CommandDesk(reader::read), metrics);
        commands.rebalance(List.of(COMMANDS));
        commands.updateBeginningOffsets(Map.of(COMMANDS, 0L));
        versions.updateBeginningOffsets(Map.of(PARAMETERS, 0L));
        versions.assign(List.of(PARAMETERS));
    }

    private void parametersHold(List<ConsumerRecord<byte[], byte[]>> records) {
        versions.updateEndOffsets(Map.of(PARAMETERS, (long) records.size()));
        versions.schedulePollTask(() -> records.forEach(versions::addRecord));
    }

    private double count(String outcome) {
        return registry.get("driftwatch.commands")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void versionAndOffsetAreOneTransaction() {
        parametersHold(List.of(
                Proposals.onParameters(0, Proposals.version(1, "proposed")),
                Proposals.onParameters(1, Proposals.done("ge.waveforms", 0, 1))));
        commands.addRecord(Proposals.onCommands(0, Proposals.command("c1", Action.publish, 1)));
        commands.addRecord(Proposals.onCommands(1, Proposals.command("c2", Action.publish, 5)));
        session.next();
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly("parameters", "dead-letters");
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        producer.consumerGroupOffsetsHistory().forEach(each -> each.values().forEach(offsets::putAll));
        assertThat(offsets.get(COMMANDS).offset()).isEqualTo(2);
        assertThat(count("published")).isEqualTo(1);
        assertThat(count("refused")).isEqualTo(1);
        assertThat(registry.get("driftwatch.dead.letters")
                        .tag("reason", "unknown-version")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aTransactionThatFailsWritesNothingAndCountsNothing() {
        parametersHold(List.of(Proposals.onParameters(0, Proposals.version(1, "proposed"))));
        commands.addRecord(Proposals.onCommands(0, Proposals.command("c1", Action.publish, 1)));
        producer.commitTransactionException = new KafkaException("gone");
        assertThatThrownBy(session::next).hasMessage("gone");
        assertThat(count("published")).isZero();
        assertThat(producer.commitCount()).isZero();
    }

    @Test
    void aCommandIsCarriedOutOnceThoughAWorkerBeforeDiedBehindItsTransaction() {
        var proposal = Proposals.version(1, "proposed");
        var command = Proposals.command("c1", Action.publish, 1);
        CommandDesk.Answer before = new CommandDesk(wanted -> {
                    ParameterLedger ledger = new ParameterLedger();
                    ledger.add(proposal);
                    return ledger;
                })
                .answer(List.of(Proposals.onCommands(0, command)))
                .get(0);
        parametersHold(List.of(
                Proposals.onParameters(0, proposal),
                Proposals.onParameters(
                        1, Proposals.versionIn(before.output().orElseThrow().value()))));
        commands.addRecord(Proposals.onCommands(0, command));
        session.next();
        assertThat(producer.history()).isEmpty();
        assertThat(count("duplicate")).isEqualTo(1);
    }

    @Test
    void readsOnlyWhatIsAskedForAndKnowsWhichRunsAreOver() {
        parametersHold(List.of(
                Proposals.onParameters(0, Proposals.version(1, "proposed")),
                Proposals.onParameters(1, Proposals.done("ge.jobs", 0, 1)),
                Proposals.onParameters(2, Proposals.done("ge.dsp", 0, 2)),
                new ConsumerRecord<>(Topics.PARAMETERS.name(), 0, 3, null, new byte[] {1, 2}),
                Proposals.onParameters(4, Proposals.version(2, "published"))));
        ParameterReader reader = new ParameterReader(versions, versions, Duration.ofSeconds(5));
        ParameterLedger none = reader.read(prefix -> prefix.equals("germanium.filter/ch1/"));
        assertThat(none.all()).isEmpty();
        assertThat(none.marks()).hasSize(2);
        assertThat(none.isOver("r1")).isFalse();
        parametersHold(List.of(
                Proposals.onParameters(0, Proposals.done("ge.dsp", 0, 2)),
                Proposals.onParameters(1, Proposals.done("ge.dsp", 1, 2)),
                Proposals.onParameters(2, Proposals.version(1, "proposed"))));
        ParameterLedger some = reader.read(prefix -> prefix.equals("germanium.pole-zero/ch1/"));
        assertThat(some.all()).hasSize(1);
        assertThat(some.isOver("r1")).isTrue();
        assertThat(some.isOver("r2")).isFalse();
    }

    @Test
    void aBrokerThatSaysNothingIsAnErrorAfterAWhile() {
        versions.updateEndOffsets(Map.of(PARAMETERS, 1L));
        ParameterReader reader = new ParameterReader(versions, versions, Duration.ofMillis(1));
        assertThatThrownBy(() -> reader.read(any -> true)).hasMessageContaining("no answer from parameters-0");
    }
}
