package org.driftwatch.streams.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.JsonCodec;
import org.driftwatch.topics.run.Mark;

/**
 * The ledgers of all runs a partition has seen, kept in a store; the heap holds a copy that is written through. Beside
 * them stands what could not be counted to any run (bytes nobody can read, events of no known run): the next run that
 * ends in this partition reports it.
 */
final class RunBook {
    private static final Codec<Strays> STRAYS = new JsonCodec<>(Strays.class);
    private static final Bytes STRAYS_KEY = Bytes.wrap(new byte[] {'s'});
    private static final byte RUN_KEY = 'r';

    private final KeyValueStore<Bytes, byte[]> store;
    private final SortedMap<String, RunLedger> ledgers = new TreeMap<>();
    private List<RunLedger> open = List.of();

    private record Strays(SortedMap<String, Long> rejected) {}

    RunBook(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) load(all.next());
        }
    }

    private void load(KeyValue<Bytes, byte[]> entry) {
        if (entry.key.get()[0] == RUN_KEY) remember(RunLedger.of(entry.value));
    }

    private void remember(RunLedger ledger) {
        boolean changed = ledgers.put(ledger.run(), ledger) != ledger || ledger.done();
        if (changed)
            open = ledgers.values().stream().filter(each -> !each.done()).toList();
    }

    /** The ledger of this run, null when it has not started. */
    RunLedger find(String run) {
        return ledgers.get(run);
    }

    RunLedger findOrOpen(Mark.RunStarted started) {
        RunLedger known = ledgers.get(started.run());
        return known != null ? known : new RunLedger(started);
    }

    /** Runs that are not done, by run id. */
    List<RunLedger> open() {
        return open;
    }

    void write(RunLedger ledger) {
        store.put(key(ledger.run()), ledger.bytes());
        remember(ledger);
    }

    /** Counts what belongs to no known run. */
    void stray(String reason) {
        SortedMap<String, Long> counts = strays();
        counts.merge(reason, 1L, Long::sum);
        store.put(STRAYS_KEY, STRAYS.encode(new Strays(counts)));
    }

    /** Hands out the counts that belong to no run and starts them anew. */
    SortedMap<String, Long> takeStrays() {
        SortedMap<String, Long> counts = strays();
        if (!counts.isEmpty()) store.delete(STRAYS_KEY);
        return counts;
    }

    private SortedMap<String, Long> strays() {
        byte[] bytes = store.get(STRAYS_KEY);
        return bytes == null
                ? new TreeMap<>()
                : new TreeMap<>(STRAYS.decode(bytes).rejected());
    }

    private static Bytes key(String run) {
        byte[] name = run.getBytes(UTF_8);
        byte[] key = new byte[name.length + 1];
        key[0] = RUN_KEY;
        System.arraycopy(name, 0, key, 1, name.length);
        return Bytes.wrap(key);
    }
}
