package org.driftwatch.calibrators.cherenkov.drift;

import java.util.Optional;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;

/** Tracks of one quantity, over all blocks of an array; what is put is in the store at once. */
public final class DriftMemory {
    private static final RecordCodec<Track> CODEC = new RecordCodec<>(Track.class, 2);

    private final ChannelStore store;
    private final int quantity;

    /** @param quantity number of the quantity, its own within the store */
    public DriftMemory(ChannelStore store, int quantity) {
        this.store = store;
        this.quantity = quantity;
    }

    Optional<Track> track(int telescope) {
        return Optional.ofNullable(store.get(key(telescope))).map(CODEC::decode);
    }

    void put(int telescope, Track track) {
        store.put(key(telescope), CODEC.encode(track));
    }

    private StateKey key(int telescope) {
        return new StateKey((byte) 'D', quantity, telescope);
    }
}
