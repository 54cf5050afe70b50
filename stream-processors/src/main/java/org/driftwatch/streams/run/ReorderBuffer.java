package org.driftwatch.streams.run;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 */
final class ReorderBuffer<E extends Event> {
    private static final int HEAD = 16;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Codec<E> codec;
    private long bytes;

    /** An event that can be folded now; {@code payload} is the event as it was buffered. */
    record Waiting(Bytes key, long offset, long timestampMs, byte[] payload) {}

    ReorderBuffer(KeyValueStore<Bytes, byte[]> store, Codec<E> codec) {
        this.store = store;
        this.codec = codec;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) bytes += size(all.next());
        }
    }

    boolean holds(Bytes key) {
        return store.get(key) != null;
    }

    void put(Bytes key, E event, Origin origin) {
        byte[] payload = codec.encode(event);
        ByteBuffer value = ByteBuffer.allocate(HEAD + payload.length);
        value.putLong(origin.offset()).putLong(origin.timestampMs()).put(payload);
        store.put(key, value.array());
        bytes += key.get().length + value.capacity();
    }

    /** The first {@code most} events of the run that are earlier than {@code beforeNs}, in order. */
    List<Waiting> before(String run, long beforeNs, int most) {
        List<Waiting> due = new ArrayList<>();
        // a range scan includes its upper end: no event has the bare key of an instant
        Bytes from = EventKey.before(run, Long.MIN_VALUE);
        Bytes to = beforeNs == MarkClock.ALWAYS ? end(run) : EventKey.before(run, beforeNs);
        try (KeyValueIterator<Bytes, byte[]> scan = store.range(from, to)) {
            while (due.size() < most && scan.hasNext()) due.add(waiting(scan.next()));
        }
        return due;
    }

    E event(Waiting waiting) {
        return codec.decode(waiting.payload());
    }

    void remove(Waiting waiting) {
        store.delete(waiting.key());
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

    private static Waiting waiting(KeyValue<Bytes, byte[]> entry) {
        ByteBuffer head = ByteBuffer.wrap(entry.value);
        byte[] payload = Arrays.copyOfRange(entry.value, HEAD, entry.value.length);
        return new Waiting(entry.key, head.getLong(), head.getLong(), payload);
    }

    private static long size(KeyValue<Bytes, byte[]> entry) {
        return entry.key.get().length + entry.value.length;
    }
}
