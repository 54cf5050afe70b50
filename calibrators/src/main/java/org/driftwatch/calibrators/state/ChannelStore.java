package org.driftwatch.calibrators.state;

import java.util.function.Supplier;

/**
 * Durable state of one channel of one run. A calculator writes every change through in the call that makes it; what it holds on
 * the heap is a copy that may be dropped at any time. Values are handed over, not copied: neither side changes them afterwards.
 */
public interface ChannelStore {
    /** The value last put, or null. */
    byte[] get(StateKey key);

    /** Sets the value. */
    void put(StateKey key, byte[] value);

    /**
     * Sets the value to what {@code value} gives when somebody needs the bytes, at the latest when the work at hand is done: for
     * state that many events in a row change. Until then it may be set again, and whoever reads the key sees the latest.
     */
    default void putLater(StateKey key, Supplier<byte[]> value) {
        put(key, value.get());
    }

    /** Removes the value, if there is one. */
    void delete(StateKey key);
}
