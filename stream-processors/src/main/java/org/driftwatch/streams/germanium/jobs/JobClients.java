package org.driftwatch.streams.germanium.jobs;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** The Kafka clients of a worker; each call opens one. */
interface JobClients {
    /** Reads requests in a consumer group. */
    Consumer<byte[], byte[]> requests();

    /** Reads waveforms wherever it is sent; the start of a partition being gone is an error. */
    Consumer<byte[], byte[]> waveforms();

    /** Writes the answers to requests of one partition; another one for the same partition is fenced off. */
    Producer<byte[], byte[]> answers(int partition);
}
