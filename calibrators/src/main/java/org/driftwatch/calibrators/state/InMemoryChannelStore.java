package org.driftwatch.calibrators.state;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** State in a map, for batch work and tests. One thread. */
public final class InMemoryChannelStore implements ChannelStore {
    private final Map<StateKey, byte[]> values = new HashMap<>();
    private final Map<StateKey, Supplier<byte[]>> later = new HashMap<>();

    @Override
    public byte[] get(StateKey key) {
        Supplier<byte[]> waiting = later.remove(key);
        if (waiting != null) values.put(key, waiting.get());
        return values.get(key);
    }

    @Override
    public void put(StateKey key, byte[] value) {
        later.remove(key);
        values.put(key, value);
    }

    @Override
    public void putLater(StateKey key, Supplier<byte[]> value) {
        later.put(key, value);
    }

    @Override
    public void delete(StateKey key) {
        later.remove(key);
        values.remove(key);
    }

    /** All values by key, live. */
    public Map<StateKey, byte[]> values() {
        later.forEach((key, value) -> values.put(key, value.get()));
        later.clear();
        return values;
    }

    /** Bytes of all values. */
    public long bytes() {
        return values().values().stream().mapToLong(value -> value.length).sum();
    }
}
