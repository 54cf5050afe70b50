package org.driftwatch.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka node, broker and controller in one, inside this JVM; it answers clients once the constructor returns. */
final class BrokerNode implements AutoCloseable {
    private final NodeAddress address;
    private final String clusterId;
    private final KafkaRaftServer server;

    /**
     * Starts the node; an empty directory becomes a new cluster, otherwise the cluster of the directory goes on.
     *
     * @throws RuntimeException of Kafka's when a port was taken meanwhile or the directory is unusable
     */
    BrokerNode(Path directory, NodeAddress address) throws IOException {
        this.address = address;
        Path logs = directory.resolve("kafka");
        if (!Files.exists(logs.resolve("meta.properties"))) format(logs);
        clusterId = clusterIdOf(logs);
        server = new KafkaRaftServer(new KafkaConfig(NodeProperties.of(logs, address), false), Time.SYSTEM);
        server.startup();
    }

    String bootstrap() {
        return address.bootstrap();
    }

    String clusterId() {
        return clusterId;
    }

    /** Ends when every log is flushed and closed. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path logs) throws IOException {
        Files.createDirectories(logs);
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NodeProperties.NODE_ID)
                    .setControllerListenerName(NodeProperties.CONTROLLER_LISTENER)
                    .setDirectories(List.of(logs.toString()))
                    .setMetadataLogDirectory(logs.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // Formatter.run declares no narrower one
            throw new IOException("cannot format " + logs + ": " + e.getMessage(), e);
        }
    }

    private static String clusterIdOf(Path logs) throws IOException {
        Properties meta = new Properties();
        try (var in = Files.newBufferedReader(logs.resolve("meta.properties"))) {
            meta.load(in);
        }
        return meta.getProperty("cluster.id");
    }
}
