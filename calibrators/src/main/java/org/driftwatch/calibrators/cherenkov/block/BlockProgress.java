package org.driftwatch.calibrators.cherenkov.block;

import java.nio.ByteBuffer;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.StateKey;

/**
 * How far a block is.
 *
 * @param events array events so far
 * @param firstNs time of the first, {@code lastNs} of the latest [ns since 1970]
 * @param finished whether its answer was given
 */
record BlockProgress(long events, long firstNs, long lastNs, boolean finished) {
    private static final StateKey KEY = StateKey.of('P');

    static BlockProgress of(ChannelStore store) {
        byte[] bytes = store.get(KEY);
        if (bytes == null) return new BlockProgress(0, 0, 0, false);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new BlockProgress(in.getLong(), in.getLong(), in.getLong(), in.get() == 1);
    }

    BlockProgress plus(long timeNs) {
        return new BlockProgress(events + 1, events == 0 ? timeNs : firstNs, timeNs, finished);
    }

    BlockProgress ended() {
        return new BlockProgress(events, firstNs, lastNs, true);
    }

    void put(ChannelStore store) {
        store.putLater(KEY, this::bytes);
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(3 * 8 + 1)
                .putLong(events)
                .putLong(firstNs)
                .putLong(lastNs)
                .put((byte) (finished ? 1 : 0))
                .array();
    }
}
