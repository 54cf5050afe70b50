package org.driftwatch.streams.germanium;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.streams.run.RunChannel;

/** The part of a task's store that belongs to one channel of one run: keys run, 0, channel, 0, own key. */
final class ScopedStore implements ChannelStore {
    private final KeyValueStore<Bytes, byte[]> store;
    private final byte[] prefix;

    ScopedStore(KeyValueStore<Bytes, byte[]> store, RunChannel scope) {
        this.store = store;
        prefix = (scope.run() + '\0' + scope.channel() + '\0').getBytes(UTF_8);
    }

    @Override
    public byte[] get(StateKey key) {
        return store.get(key(key));
    }

    @Override
    public void put(StateKey key, byte[] value) {
        store.put(key(key), value);
    }

    @Override
    public void delete(StateKey key) {
        store.delete(key(key));
    }

    /** Deletes all. */
    void clear() {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.prefixScan(Bytes.wrap(prefix), new BytesSerializer())) {
            while (all.hasNext()) keys.add(all.next().key);
        }
        keys.forEach(store::delete);
    }

    private Bytes key(StateKey own) {
        ByteBuffer key = ByteBuffer.allocate(prefix.length + StateKey.LENGTH);
        return Bytes.wrap(key.put(prefix).put(own.bytes()).array());
    }
}
