package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.driftwatch.app.endtoend.DecisionDesk.RUN;
import static org.driftwatch.app.endtoend.DecisionDesk.until;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.driftwatch.streams.command.CommandWorker;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.Standing;
import org.driftwatch.ui.command.KafkaCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A decision is carried out once, though processes end, are killed, or hear of it twice. */
@ExtendWith(DecisionDesk.Shared.class)
class DecisionRestartIT {

    private static Command command(String id, Action action, String channel, int version) {
        Target target = new Target(GermaniumFilter.SUBJECT, channel, RUN, version);
        return Command.of(id, action, target, "Ada", "narrower line", Instant.now());
    }

    private static void send(DecisionDesk desk, Command... all) throws Exception {
        try (KafkaCommands commands = desk.commands()) {
            for (Command command : all) commands.send(command);
        }
    }

    private static void has(DecisionDesk desk, String channel, String... versions) throws Exception {
        assertThat(desk.filters(channel))
                .extracting(each -> each.version() + " " + Standing.of(each))
                .containsExactly(versions);
    }

    @Test
    void aDecisionOutlastsTheProcessesAndCountsOnceThoughSentTwice(DecisionDesk desk) throws Exception {
        desk.propose("ch2", 1);
        desk.stopWorker();
        Command command = command("twice", Action.publish, "ch2", 1);
        send(desk, command, command);
        assertThat(desk.filters("ch2")).hasSize(1);
        desk.restart();
        until(
                "the version of the command sent before",
                () -> desk.filters("ch2").size() >= 2);
        desk.restart();
        desk.propose("ch2", 2);
        send(desk, command, command("second", Action.reject, "ch2", 2));
        until(
                "the rejection behind the command that was sent again",
                () -> desk.filters("ch2").size() >= 4);
        has(desk, "ch2", "1 proposed", "3 published", "2 proposed", "4 rejected");
    }

    @Test
    void whatAWorkerLeftUndoneWhenItWasKilledIsDoneOnceByTheNext(DecisionDesk desk) throws Exception {
        desk.stopWorker();
        desk.propose("ch4", 1);
        send(desk, command("killed", Action.publish, "ch4", 1));
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                desk.kafka(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                CommandWorker.GROUP);
        try (KafkaProducer<byte[], byte[]> killed =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            killed.initTransactions();
            killed.beginTransaction();
            Parameter half = desk.filters("ch4").get(0).withProvenance(new TreeMap<>(Map.of("status", "published")));
            killed.send(DecisionDesk.record(half)).get();
            desk.startWorker();
            until("the version", () -> desk.filters("ch4").size() >= 2);
            assertThatThrownBy(killed::commitTransaction).isInstanceOf(KafkaException.class);
        }
        has(desk, "ch4", "1 proposed", "3 published");
    }
}
