package org.driftwatch.calibrators.simulation.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;

/**
 * What each run of a grid point that has not ended had counted when it last said so. It depends on how runs are interleaved and is
 * for what is shown while they go on, never for results.
 */
public final class GoingRuns {
    private static final RecordCodec<Names> NAMES = new RecordCodec<>(Names.class, 1);

    private final ChannelStore store;
    private final byte kind;

    /** Runs in the order of their names, and the place of each in the store, from 1. */
    private record Names(List<String> runs, int[] places) {
        private static final Names NONE = new Names(List.of(), new int[0]);
    }

    /**
     * @param store of the grid point over all runs
     * @param kind of its keys there
     */
    public GoingRuns(ChannelStore store, char kind) {
        this.store = store;
        this.kind = (byte) kind;
    }

    /** Remembers where a run stands, in place of where it stood. */
    public void put(String run, byte[] state) {
        SortedMap<String, Integer> places = places();
        Integer place = places.get(run);
        if (place == null) {
            place = free(places);
            places.put(run, place);
            write(places);
        }
        store.put(key(place), state);
    }

    /** The run has ended. */
    public void remove(String run) {
        SortedMap<String, Integer> places = places();
        Integer place = places.remove(run);
        if (place == null) return;
        store.delete(key(place));
        write(places);
    }

    /** Where they stand, in the order of their names. */
    public List<byte[]> all() {
        List<byte[]> states = new ArrayList<>();
        for (int place : places().values()) states.add(store.get(key(place)));
        return states;
    }

    private static int free(SortedMap<String, Integer> places) {
        int place = 1;
        while (places.containsValue(place)) place++;
        return place;
    }

    private SortedMap<String, Integer> places() {
        byte[] bytes = store.get(key(0));
        Names names = bytes == null ? Names.NONE : NAMES.decode(bytes);
        SortedMap<String, Integer> places = new TreeMap<>();
        for (int i = 0; i < names.places().length; i++) places.put(names.runs().get(i), names.places()[i]);
        return places;
    }

    private void write(SortedMap<String, Integer> places) {
        int[] all = places.values().stream().mapToInt(Integer::intValue).toArray();
        if (all.length == 0) store.delete(key(0));
        else store.put(key(0), NAMES.encode(new Names(List.copyOf(places.keySet()), all)));
    }

    private StateKey key(int place) {
        return new StateKey(kind, place, 0);
    }
}
