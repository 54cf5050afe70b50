package org.driftwatch.topics.codec;

/** Turns a value into the bytes that travel on a topic, and back. Thread-safe. */
public interface Codec<T> {
    byte[] encode(T value);

    /** @throws UndecodableException with a one-line reason when the bytes are not what this codec writes */
    T decode(byte[] bytes);
}
