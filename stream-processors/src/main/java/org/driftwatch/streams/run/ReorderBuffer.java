package org.driftwatch.streams.run;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.driftwatch.streams.deadletter.Origin;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.run.Event;

/**
 * Where events wait until a mark has passed them by the grace: sorted by {@link EventKey}, hence also the exact filter
 * of duplicates. Value: int64 offset, int64 Kafka timestamp, then the event in its own codec.
 *
 * <p>Every change goes to the store; reading is done on a sorted copy in heap that shares its byte arrays, because a
 * range scan of a cached store copies keys and steps over all that was deleted since the last commit.
 */
final class ReorderBuffer<E extends Event> {
    private static final int HEAD = 16;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Codec<E> codec;
    private final NavigableMap<Bytes, byte[]> sorted = new TreeMap<>();
    private long bytes;

    /** An event that can be folded now; {@code payload} is the event as it was buffered. */
    record Waiting(Bytes key, long offset, long timestampMs, byte[] payload) {}

    ReorderBuffer(KeyValueStore<Bytes, byte[]> store, Codec<E> codec) {
        this.store = store;
        this.codec = codec;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) load(all.next());
        }
    }

    private void load(KeyValue<Bytes, byte[]> entry) {
        sorted.put(entry.key, entry.value);
        bytes += entry.key.get().length + entry.value.length;
    }

    boolean holds(Bytes key) {
        return sorted.containsKey(key);
    }

    void put(Bytes key, E event, Origin origin) {
        byte[] payload = codec.encode(event);
        ByteBuffer value = ByteBuffer.allocate(HEAD + payload.length);
        value.putLong(origin.offset()).putLong(origin.timestampMs()).put(payload);
        store.put(key, value.array());
        load(KeyValue.pair(key, value.array()));
    }

    /** The first {@code most} events of the run that are earlier than {@code beforeNs}, in order. */
    List<Waiting> before(String run, long beforeNs, int most) {
        Bytes from = EventKey.before(run, Long.MIN_VALUE);
        Bytes to = beforeNs == MarkClock.ALWAYS ? end(run) : EventKey.before(run, beforeNs);
        List<Waiting> due = new ArrayList<>();
        for (Map.Entry<Bytes, byte[]> entry :
                sorted.subMap(from, true, to, false).entrySet()) {
            if (due.size() == most) break;
            due.add(waiting(entry));
        }
        return due;
    }

    E event(Waiting waiting) {
        return codec.decode(waiting.payload());
    }

    void remove(Waiting waiting) {
        store.delete(waiting.key());
        sorted.remove(waiting.key());
        bytes -= waiting.key().get().length + HEAD + waiting.payload().length;
    }

    /** What waits here, keys and values [bytes]. */
    long bytes() {
        return bytes;
    }

    private static Bytes end(String run) {
        byte[] key = EventKey.before(run, 0).get();
        byte[] end = Arrays.copyOf(key, key.length - Long.BYTES);
        end[end.length - 1] = 1;
        return Bytes.wrap(end);
    }

    private static Waiting waiting(Map.Entry<Bytes, byte[]> entry) {
        ByteBuffer head = ByteBuffer.wrap(entry.getValue());
        byte[] payload = Arrays.copyOfRange(entry.getValue(), HEAD, entry.getValue().length);
        return new Waiting(entry.getKey(), head.getLong(), head.getLong(), payload);
    }
}
