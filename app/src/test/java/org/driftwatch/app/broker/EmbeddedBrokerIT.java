package org.driftwatch.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class EmbeddedBrokerIT {
    private static final Duration READABLE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void dataSurviveACloseAndAKillAndTheClusterStaysTheSame() throws Exception {
        Path directory = folder.resolve("with space/data");
        EmbeddedBroker closed = EmbeddedBroker.start(BrokerSettings.in(directory));
        new Records(closed.bootstrap(), "notes").createTopic();
        commit(new Records(closed.bootstrap(), "notes"), "first");
        assertThat(closed.isAlive()).isTrue();
        closed.close();
        assertThat(closed.isAlive()).isFalse();
        assertThat(closed.onExit()).succeedsWithin(READABLE).isEqualTo(0);
        EmbeddedBroker killed =
                EmbeddedBroker.start(BrokerSettings.in(directory).withPort(closed.port()));
        Records notes = new Records(killed.bootstrap(), "notes");
        commit(notes, "second");
        // the answer to a commit comes before its markers; what readers have seen must survive
        Waiting.until(
                "both notes can be read",
                Duration.ofSeconds(30),
                () -> notes.committed().size() == 2);
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        assertThat(killed.awaitExit()).isNotZero();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(directory))) {
            assertThat(broker.clusterId()).isEqualTo(closed.clusterId());
            assertThat(new Records(broker.bootstrap(), "notes").committed()).containsExactly("first", "second");
            assertThat(Files.size(broker.log())).isPositive();
        }
    }

    @Test
    void aPortOfTheSettingsThatIsTakenIsNamedWithinTenSeconds() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            BrokerSettings settings = BrokerSettings.in(folder).withPort(taken.getLocalPort());
            assertRefused(
                    settings, "port " + taken.getLocalPort() + " on 127.0.0.1 cannot be had: Address already in use");
        }
    }

    @Test
    void aFileWhereADirectoryShouldBeIsNamedWithinTenSeconds() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a directory");
        assertRefused(BrokerSettings.in(file), file + " is a file");
        assertRefused(BrokerSettings.in(file.resolve("below")), file.toString());
    }

    @Test
    void twoBrokersRunBesideEachOtherButNotOnOneDirectory() throws Exception {
        try (EmbeddedBroker one = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("one")));
                EmbeddedBroker two = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("two")))) {
            assertThat(one.port()).isNotEqualTo(two.port());
            assertThat(one.clusterId()).isNotEqualTo(two.clusterId());
            assertRefused(
                    BrokerSettings.in(folder.resolve("one")), "is in use by another broker, process " + one.pid());
            assertThat(one.isAlive()).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void theBrokerEndsWhenItsParentIsKilledAndTheDirectoryIsFreeAgain() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentMain.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        ProcessHandle broker;
        try (BufferedReader said = parent.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            assertThat(line).startsWith("broker ");
            broker = ProcessHandle.of(Long.parseLong(line.split(" ")[1])).orElseThrow();
            assertThat(broker.isAlive()).isTrue();
        } finally {
            parent.destroyForcibly();
        }
        EmbeddedBroker.start(BrokerSettings.in(folder)).close();
        Waiting.until("broker " + broker.pid() + " ends", Duration.ofSeconds(10), () -> !broker.isAlive());
    }

    @Test
    void whatATransactionAbortsIsNeverReadAndARestartedProducerFencesItsElder(SharedBroker.Handle broker)
            throws Exception {
        Records records = new Records(broker.bootstrap(), "exact");
        records.createTopic();
        KafkaProducer<String, String> elder = records.producer("sink");
        elder.beginTransaction();
        elder.send(records.record("of the elder")).get();
        commit(records, "of the younger");
        assertThatThrownBy(elder::commitTransaction).isInstanceOf(org.apache.kafka.common.KafkaException.class);
        elder.close(Duration.ZERO);
        assertThat(records.committed()).isEqualTo(List.of("of the younger"));
    }

    private static void commit(Records records, String value) throws Exception {
        try (KafkaProducer<String, String> producer = records.producer("sink")) {
            producer.beginTransaction();
            producer.send(records.record(value)).get();
            producer.commitTransaction();
        }
    }

    private static void assertRefused(BrokerSettings settings, String reason) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContainingAny("\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(READABLE);
    }
}
