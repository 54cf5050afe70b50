package org.driftwatch.calibrators.state;

/**
 * Durable state of one channel of one run. A calculator writes every change through in the call that makes it; what it holds on
 * the heap is a copy that may be dropped at any time. Values are handed over, not copied: neither side changes them afterwards.
 */
public interface ChannelStore {
    /** The value last put, or null. */
    byte[] get(StateKey key);

    /** Sets the value. */
    void put(StateKey key, byte[] value);

    /** Removes the value, if there is one. */
    void delete(StateKey key);
}
