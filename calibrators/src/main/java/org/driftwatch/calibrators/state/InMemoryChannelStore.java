package org.driftwatch.calibrators.state;

import java.util.HashMap;
import java.util.Map;

/** State in a map, for batch work and tests. One thread. */
public final class InMemoryChannelStore implements ChannelStore {
    private final Map<StateKey, byte[]> values = new HashMap<>();

    @Override
    public byte[] get(StateKey key) {
        return values.get(key);
    }

    @Override
    public void put(StateKey key, byte[] value) {
        values.put(key, value);
    }

    @Override
    public void delete(StateKey key) {
        values.remove(key);
    }

    /** All values by key, live. */
    public Map<StateKey, byte[]> values() {
        return values;
    }

    /** Bytes of all values. */
    public long bytes() {
        return values.values().stream().mapToLong(value -> value.length).sum();
    }
}
