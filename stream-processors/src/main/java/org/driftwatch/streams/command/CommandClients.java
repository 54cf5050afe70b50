package org.driftwatch.streams.command;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** The Kafka clients of a worker; each call opens one. */
interface CommandClients {
    /** Reads commands in a consumer group. */
    Consumer<byte[], byte[]> commands();

    /** Reads the versions that are there, as far as they are committed. */
    Consumer<byte[], byte[]> versions();

    /** Tells where a topic ends, uncommitted records included. */
    Consumer<byte[], byte[]> ends();

    /** Writes what comes of commands, in transactions; another one is fenced off. */
    Producer<byte[], byte[]> answers();
}
