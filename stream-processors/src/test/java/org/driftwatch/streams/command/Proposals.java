package org.driftwatch.streams.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark.PartitionDone;

/** Proposals for the pole-zero constants of channel ch1, and commands about them. */
final class Proposals {
    static final String SUBJECT = GermaniumPoleZero.SUBJECT;
    static final Instant AT = Instant.parse("2026-11-25T17:00:00Z");

    private Proposals() {}

    static Parameter version(int number, String status) {
        return new Parameter(
                1,
                SUBJECT,
                "ch1",
                "r1",
                number,
                Instant.ofEpochSecond(number),
                null,
                new GermaniumPoleZero(null, null, null, null, "value " + number),
                new TreeMap<>(Map.of("status", status, "asked", "run-ended")));
    }

    static Command command(String id, Action action, int version) {
        return Command.of(id, action, new Target(SUBJECT, "ch1", "r1", version), "Ada", "I looked", AT);
    }

    static PartitionDone done(String source, int partition, int of) {
        return new PartitionDone(
                PartitionDone.NAME, "r1", source, partition, of, 0, List.of(), null, null, new TreeMap<>());
    }

    static ConsumerRecord<byte[], byte[]> onParameters(long offset, Parameter version) {
        String key = version.subject() + "/" + version.scope() + "/" + version.validFrom();
        return new ConsumerRecord<>(
                Topics.PARAMETERS.name(),
                0,
                offset,
                Topics.PARAMETERS.key().encode(key),
                Topics.PARAMETERS.value().encode(new InBand.Data<>(version)));
    }

    static ConsumerRecord<byte[], byte[]> onParameters(long offset, PartitionDone mark) {
        return new ConsumerRecord<>(
                Topics.PARAMETERS.name(),
                0,
                offset,
                Topics.PARAMETERS.key().encode("r1/" + mark.source() + "/" + mark.partition()),
                Topics.PARAMETERS.value().encode(new InBand.Marked<>(mark)));
    }

    static ConsumerRecord<byte[], byte[]> onCommands(long offset, byte[] value) {
        return new ConsumerRecord<>(Topics.COMMANDS.name(), 0, offset, new byte[0], value);
    }

    static ConsumerRecord<byte[], byte[]> onCommands(long offset, Command command) {
        return onCommands(offset, Topics.COMMANDS.value().encode(command));
    }

    static Parameter versionIn(byte[] value) {
        return ((InBand.Data<Parameter>) Topics.PARAMETERS.value().decode(value)).value();
    }
}
