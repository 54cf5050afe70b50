package org.driftwatch.streams.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.driftwatch.calibrators.decision.Decision;
import org.driftwatch.calibrators.decision.Ruling;
import org.driftwatch.streams.command.CommandMetrics.Outcome;
import org.driftwatch.streams.deadletter.DeadLetters;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.codec.UndecodableException;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.InBand;

/**
 * What becomes of records of {@code commands}: a command gives a version, nothing when it was carried out before, or a dead letter.
 * A later command of the same batch meets what an earlier one made.
 */
final class CommandDesk {
    private static final String FAILED = "command-failed";

    /**
     * What comes of one command.
     *
     * @param output a version or a dead letter, empty for a command that was carried out before
     * @param reason of the dead letter, null without one
     */
    record Answer(Outcome outcome, Optional<ProducerRecord<byte[], byte[]>> output, String reason) {}

    private final Function<Predicate<String>, ParameterLedger> versions;

    /** @param versions reads what is on {@code parameters} now */
    CommandDesk(Function<Predicate<String>, ParameterLedger> versions) {
        this.versions = versions;
    }

    /** Answers to all, in their order. */
    List<Answer> answer(List<ConsumerRecord<byte[], byte[]>> commands) {
        Set<String> wanted = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> record : commands) target(record).ifPresent(wanted::add);
        ParameterLedger ledger = wanted.isEmpty() ? new ParameterLedger() : versions.apply(wanted::contains);
        return commands.stream().map(record -> answer(record, ledger)).toList();
    }

    private static Optional<String> target(ConsumerRecord<byte[], byte[]> record) {
        try {
            Target target = decoded(record).target();
            return Optional.of(target.subject() + "/" + target.scope() + "/");
        } catch (UndecodableException unreadable) {
            return Optional.empty();
        }
    }

    private static Command decoded(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) throw new UndecodableException("bad-json", "a command without a value");
        Command command = Topics.COMMANDS.value().decode(record.value());
        if (command == null) throw new UndecodableException("bad-json", "a command that is null");
        return command;
    }

    private static Answer answer(ConsumerRecord<byte[], byte[]> record, ParameterLedger ledger) {
        Origin origin = new Origin(record.topic(), record.partition(), record.offset(), record.timestamp());
        try {
            return answer(decoded(record), record, origin, ledger);
        } catch (RuntimeException failure) {
            String reason = DeadLetters.reasonOf(failure, FAILED);
            return refused(record, origin, reason, DeadLetters.detailOf(failure));
        }
    }

    private static Answer answer(
            Command command, ConsumerRecord<byte[], byte[]> record, Origin origin, ParameterLedger ledger) {
        Ruling ruling = new Decision(command, ledger.of(command)).ruling();
        if (ruling instanceof Ruling.Refused no) return refused(record, origin, no.reason(), no.detail());
        if (ruling instanceof Ruling.Repeated) return new Answer(Outcome.DUPLICATE, Optional.empty(), null);
        Parameter version = ((Ruling.Made) ruling).version();
        ledger.add(version);
        String key = version.subject() + "/" + version.scope() + "/" + version.validFrom();
        return new Answer(
                outcome(command.action()), Optional.of(out(Topics.PARAMETERS, key, new InBand.Data<>(version))), null);
    }

    private static Outcome outcome(Command.Action action) {
        return switch (action) {
            case publish -> Outcome.PUBLISHED;
            case reject -> Outcome.REJECTED;
            case rollback -> Outcome.ROLLED_BACK;
        };
    }

    private static Answer refused(ConsumerRecord<byte[], byte[]> record, Origin origin, String reason, String detail) {
        return new Answer(
                Outcome.REFUSED,
                Optional.of(
                        out(Topics.DEAD_LETTERS, origin.id(), DeadLetters.of(origin, reason, detail, record.value()))),
                reason);
    }

    private static <K, V> ProducerRecord<byte[], byte[]> out(Topic<K, V> topic, K key, V value) {
        return new ProducerRecord<>(
                topic.name(), topic.key().encode(key), topic.value().encode(value));
    }
}
