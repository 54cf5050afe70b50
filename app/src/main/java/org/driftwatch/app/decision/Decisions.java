package org.driftwatch.app.decision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.driftwatch.app.broker.CommittedReader;
import org.driftwatch.app.broker.TopicAdmin;
import org.driftwatch.app.broker.TopicException;
import org.driftwatch.calibrators.decision.Decision;
import org.driftwatch.calibrators.decision.Ruling;
import org.driftwatch.streams.command.ParameterLedger;
import org.driftwatch.streams.command.ParameterReader;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.Provenance;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.ui.command.CommandPort.NotSentException;
import org.driftwatch.ui.command.KafkaCommands;

/** Reads versions from a cluster, sends decisions there and waits for what comes of them. One thread. */
public final class Decisions implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final TopicPartition PARAMETERS = new TopicPartition(Topics.PARAMETERS.name(), 0);
    private static final TopicPartition DEAD_LETTERS = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);

    private final String bootstrap;
    private final Consumer<byte[], byte[]> consumer;

    private Decisions(String bootstrap) {
        this.bootstrap = bootstrap;
        consumer = CommittedReader.on(bootstrap, PATIENCE);
    }

    /**
     * On a cluster that has our topics.
     *
     * @throws TopicException when no broker answers within 8 s
     * @throws DecisionException when there are no such topics
     */
    public static Decisions on(String bootstrap) throws TopicException, DecisionException {
        try (TopicAdmin admin = new TopicAdmin(bootstrap)) {
            Map<String, Integer> there = admin.partitions();
            for (String topic : List.of(Topics.PARAMETERS.name(), Topics.COMMANDS.name(), Topics.DEAD_LETTERS.name()))
                if (!there.containsKey(topic))
                    throw new DecisionException(
                            "Kafka at " + bootstrap + " has no topic " + topic + ": no driftwatch has run on it");
        }
        return new Decisions(bootstrap);
    }

    /** What is there of the wanted, asked with {@code subject/scope/}. */
    public ParameterLedger read(Predicate<String> wanted) throws DecisionException {
        try {
            return new ParameterReader(consumer, consumer, PATIENCE).read(wanted);
        } catch (KafkaException e) {
            throw new DecisionException("Kafka at " + bootstrap + ": " + e.getMessage(), e);
        }
    }

    /**
     * Sends a command and waits for the version that it makes.
     *
     * @param ledger what was read for its target: what cannot be done by that is not sent
     * @throws DecisionException when it is refused, or when nobody has answered within 8 s
     */
    public Parameter decide(Command command, ParameterLedger ledger) throws DecisionException, NotSentException {
        Ruling ruling = new Decision(command, ledger.of(command)).ruling();
        if (ruling instanceof Ruling.Refused no) throw new DecisionException(no.detail());
        consumer.assign(List.of(PARAMETERS, DEAD_LETTERS));
        consumer.seekToEnd(List.of(PARAMETERS, DEAD_LETTERS));
        consumer.position(PARAMETERS);
        consumer.position(DEAD_LETTERS);
        try (KafkaCommands commands = new KafkaCommands(bootstrap)) {
            return answer(command, commands.send(command));
        }
    }

    private Parameter answer(Command command, long offset) throws DecisionException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline)
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Optional<Parameter> version = answer(record, command, offset);
                if (version.isPresent()) return version.get();
            }
        throw new DecisionException("command " + command.id() + " is on the topic, but nobody has answered within "
                + PATIENCE.toSeconds() + " s: it is carried out when a driftwatch process runs on " + bootstrap);
    }

    private static Optional<Parameter> answer(ConsumerRecord<byte[], byte[]> record, Command command, long offset)
            throws DecisionException {
        try {
            refusal(record, offset);
            return version(record, command);
        } catch (UndecodableException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<Parameter> version(ConsumerRecord<byte[], byte[]> record, Command command) {
        if (!record.topic().equals(PARAMETERS.topic())) return Optional.empty();
        return Topics.PARAMETERS.value().decode(record.value()) instanceof InBand.Data<Parameter> data
                        && command.id().equals(data.value().provenance().get(Provenance.COMMAND))
                ? Optional.of(data.value())
                : Optional.empty();
    }

    private static void refusal(ConsumerRecord<byte[], byte[]> record, long offset) throws DecisionException {
        if (!record.topic().equals(DEAD_LETTERS.topic())) return;
        DeadLetter letter = Topics.DEAD_LETTERS.value().decode(record.value());
        if (letter.topic().equals(Topics.COMMANDS.name()) && letter.offset() == offset)
            throw new DecisionException(letter.detail());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
