package org.driftwatch.streams.run;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.driftwatch.calibrators.state.ChannelStore;

/**
 * The calculations of the channels of a task, opened when they are first asked: each on the part of the store that belongs to its
 * channel in its run, and on one that belongs to the channel over all its runs.
 *
 * @param <C> a calculation
 */
public final class Calculations<C> {
    /** No run has this name. */
    private static final String ALL_RUNS = "";

    private final KeyValueStore<Bytes, byte[]> store;
    private final Opening<C> opening;
    private final Map<RunChannel, Opened<C>> channels = new HashMap<>();
    private final Set<ScopedStore> touched = new LinkedHashSet<>();

    /** Opens a calculation, a new one or one that its store remembers. */
    public interface Opening<C> {
        C open(RunChannel channel, ChannelStore store, ChannelStore memory);
    }

    private record Opened<C>(C calculation, ScopedStore store, ScopedStore memory) {
        void flush() {
            store.flush();
            memory.flush();
        }
    }

    public Calculations(KeyValueStore<Bytes, byte[]> store, Opening<C> opening) {
        this.store = store;
        this.opening = opening;
    }

    /** Whether it is in memory. */
    public boolean isOpen(RunChannel channel) {
        return channels.containsKey(channel);
    }

    /** After a failure the copy in heap may be half changed: the next call starts from the store again. */
    public <A> A ask(RunChannel channel, Function<C, A> question) {
        try {
            Opened<C> opened = channels.computeIfAbsent(channel, this::open);
            touched.add(opened.store());
            touched.add(opened.memory());
            return question.apply(opened.calculation());
        } catch (RuntimeException failure) {
            Opened<C> broken = channels.remove(channel);
            if (broken != null) broken.flush();
            throw failure;
        }
    }

    private Opened<C> open(RunChannel channel) {
        ScopedStore own = new ScopedStore(store, channel);
        ScopedStore memory = new ScopedStore(store, new RunChannel(ALL_RUNS, channel.channel()));
        return new Opened<>(opening.open(channel, own, memory), own, memory);
    }

    /** Deletes all that belongs to the channel in its run. */
    public void forget(RunChannel channel) {
        Opened<C> known = channels.remove(channel);
        ScopedStore all = known == null ? new ScopedStore(store, channel) : known.store();
        all.clear();
        touched.remove(all);
    }

    /** Puts all that waits. */
    public void flush() {
        touched.forEach(ScopedStore::flush);
        touched.clear();
    }
}
