package org.driftwatch.app.broker;

import java.nio.file.Path;
import java.util.Properties;

/** Kafka's settings of the single node; what differs from Kafka's defaults and why. */
final class NodeProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    /** Largest record batch: a 4 MiB payload with its envelope. */
    static final int MAX_MESSAGE_BYTES = 5 * 1024 * 1024;

    private static final int TEN_YEARS_MINUTES = 10 * 366 * 24 * 60;
    private static final long CLEANER_BYTES = 32L * 1024 * 1024;

    private NodeProperties() {}

    static Properties of(Path logDirectory, NodeAddress address) {
        Properties p = new Properties();
        identity(p, logDirectory, address);
        internalTopics(p);
        retention(p);
        p.put("auto.create.topics.enable", "false");
        p.put("message.max.bytes", String.valueOf(MAX_MESSAGE_BYTES));
        // a restarted processor must not wait for its dead self longer than it asks for (6 s)
        p.put("group.min.session.timeout.ms", "1000");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "4");
        // after a kill -9 the next start waits this long for the dead node's session to end (9 s by default)
        p.put("broker.session.timeout.ms", "3000");
        p.put("broker.heartbeat.interval.ms", "500");
        return p;
    }

    private static void identity(Properties p, Path logDirectory, NodeAddress address) {
        String controller = NodeAddress.HOST + ":" + address.controllerPort();
        p.put("process.roles", "broker,controller");
        p.put("node.id", String.valueOf(NODE_ID));
        p.put("controller.quorum.voters", NODE_ID + "@" + controller);
        p.put("controller.listener.names", CONTROLLER_LISTENER);
        p.put("listeners", "PLAINTEXT://" + address.bootstrap() + "," + CONTROLLER_LISTENER + "://" + controller);
        p.put("advertised.listeners", "PLAINTEXT://" + address.bootstrap());
        p.put("log.dirs", logDirectory.toString());
    }

    /** One node holds one replica; with Kafka's default of three, the first transaction would wait for ever. */
    private static void internalTopics(Properties p) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            p.put(topic + ".num.partitions", "4");
            p.put(topic + ".replication.factor", "1");
        }
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
    }

    /** Nothing is forgotten unless its topic says so; raw topics bound themselves by time and bytes. */
    private static void retention(Properties p) {
        p.put("offsets.retention.minutes", String.valueOf(TEN_YEARS_MINUTES));
        p.put("log.retention.ms", "-1");
        p.put("log.retention.bytes", "-1");
        p.put("log.retention.check.interval.ms", "30000");
        p.put("log.cleaner.dedupe.buffer.size", String.valueOf(CLEANER_BYTES));
    }
}
