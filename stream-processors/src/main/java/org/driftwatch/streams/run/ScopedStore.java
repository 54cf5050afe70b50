package org.driftwatch.streams.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * The part of a task's store that belongs to one channel of one run: keys run, 0, channel, 0, own key, mixed bytes. What is to be put later waits
 * here until {@link #flush}, which must come before the record at hand is done, since a commit may follow it.
 */
public final class ScopedStore implements ChannelStore {
    private final KeyValueStore<Bytes, byte[]> store;
    private final byte[] prefix;
    private final Map<StateKey, Supplier<byte[]>> later = new LinkedHashMap<>();

    public ScopedStore(KeyValueStore<Bytes, byte[]> store, RunChannel scope) {
        this.store = store;
        prefix = (scope.run() + '\0' + scope.channel() + '\0').getBytes(UTF_8);
    }

    @Override
    public byte[] get(StateKey key) {
        Supplier<byte[]> waiting = later.remove(key);
        if (waiting != null) store.put(key(key), waiting.get());
        return store.get(key(key));
    }

    @Override
    public void put(StateKey key, byte[] value) {
        later.remove(key);
        store.put(key(key), value);
    }

    @Override
    public void putLater(StateKey key, Supplier<byte[]> value) {
        later.put(key, value);
    }

    @Override
    public void delete(StateKey key) {
        later.remove(key);
        store.delete(key(key));
    }

    /** Puts all that waits. */
    public void flush() {
        later.forEach((key, value) -> store.put(key(key), value.get()));
        later.clear();
    }

    /** Deletes all. */
    public void clear() {
        later.clear();
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.prefixScan(Bytes.wrap(prefix), new BytesSerializer())) {
            while (all.hasNext()) keys.add(all.next().key);
        }
        keys.forEach(store::delete);
    }

    /** The cache of the store hashes keys byte by byte, which maps many neighbours on one bucket: four mixed bytes keep them apart. */
    private Bytes key(StateKey own) {
        ByteBuffer key = ByteBuffer.allocate(prefix.length + StateKey.LENGTH + Integer.BYTES);
        return Bytes.wrap(key.put(prefix).put(own.bytes()).putInt(mixed(own)).array());
    }

    /** The finaliser of MurmurHash3 on kind, major and minor. */
    private static int mixed(StateKey own) {
        long h = own.major() * 0x9E3779B97F4A7C15L + own.minor() + ((long) own.kind() << 32);
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        return (int) (h ^ h >>> 33);
    }
}
