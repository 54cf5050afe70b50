package org.driftwatch.topics.deadletter;

/**
 * A record that was kept out of the stream.
 *
 * @param reason stable word, counted: {@code bad-magic}, {@code bad-checksum}, {@code truncated}, {@code bad-json},
 *     {@code absurd-time}, {@code late}, {@code unknown-run}, ...
 * @param detail one line for people
 * @param bytes the value as it was (base64 in JSON), null when there was none
 */
public record DeadLetter(
        int schema, String topic, int partition, long offset, String reason, String detail, byte[] bytes) {}
