package org.driftwatch.streams.cherenkov;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.topics.run.Mark;

/** Where runs are kept while they are joined: start mark, what was last said downstream, telescope events that wait. */
final class JoinStore {
    private static final byte START = 'r';
    private static final byte REACHED = 't';
    private static final byte WAITING = 'w';

    private final KeyValueStore<Bytes, byte[]> store;

    JoinStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** All runs, as they were put. */
    SortedMap<String, JoiningRun> load(ShowerJoin.Factory joins) {
        SortedMap<String, JoiningRun> runs = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                if (entry.key.get()[0] == START) {
                    JoiningRun run = run(start(entry.value), joins);
                    runs.put(run.started().run(), run);
                }
            }
        }
        return runs;
    }

    private JoiningRun run(Mark.RunStarted started, ShowerJoin.Factory joins) {
        byte[] waiting = store.get(key(WAITING, started.run()));
        byte[] reached = store.get(key(REACHED, started.run()));
        return new JoiningRun(
                started,
                waiting == null ? new WaitingEvents() : WaitingEvents.of(waiting),
                reached == null ? Long.MIN_VALUE : ByteBuffer.wrap(reached).getLong(),
                joins);
    }

    private static Mark.RunStarted start(byte[] bytes) {
        return (Mark.RunStarted) ((InBand.Marked<?>) Topics.TEL_DL2.value().decode(bytes)).mark();
    }

    void putStart(JoiningRun run) {
        byte[] bytes = Topics.TEL_DL2.value().encode(new InBand.Marked<>(run.started()));
        store.put(key(START, run.started().run()), bytes);
    }

    void putReached(JoiningRun run) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(run.reachedNs()).array();
        store.put(key(REACHED, run.started().run()), bytes);
    }

    void putWaiting(JoiningRun run) {
        Bytes key = key(WAITING, run.started().run());
        if (!run.waiting().isEmpty()) store.put(key, run.waiting().bytes());
        else if (store.get(key) != null) store.delete(key);
    }

    void delete(String run) {
        for (byte kind : new byte[] {START, REACHED, WAITING}) store.delete(key(kind, run));
    }

    private static Bytes key(byte kind, String run) {
        byte[] name = run.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(name.length + 1).put(kind).put(name).array());
    }
}
