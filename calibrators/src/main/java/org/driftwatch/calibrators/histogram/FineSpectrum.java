package org.driftwatch.calibrators.histogram;

import org.driftwatch.calibrators.state.ChannelStore;

/**
 * All counts since the run began in fine bins, split two ways: by parity of the event number (for hold-out checks) and by epoch.
 * An epoch begins where the gain is found to have jumped; what lies before it is kept apart, so that a fit can use either the
 * whole run or the present epoch, and two epochs can be joined again when the alarm was false. Adding one event costs one put.
 */
public final class FineSpectrum {
    private static final char EPOCH = 'e';
    private static final char BEFORE = 'b';

    private final ChunkedCounts[] epoch;
    private final ChunkedCounts[] before;

    FineSpectrum(ChannelStore store, Axis axis) {
        epoch = halves(store, EPOCH, axis);
        before = halves(store, BEFORE, axis);
    }

    private static ChunkedCounts[] halves(ChannelStore store, char kind, Axis axis) {
        return new ChunkedCounts[] {new ChunkedCounts(store, kind, 0, axis), new ChunkedCounts(store, kind, 1, axis)};
    }

    void add(int bin, int parity) {
        epoch[parity].add(bin);
    }

    /** Since the run began. */
    public Counts total() {
        return Counts.sum(epoch[0], epoch[1], before[0], before[1]);
    }

    /** Since the epoch began. */
    public Counts epoch() {
        return Counts.sum(epoch[0], epoch[1]);
    }

    /** Events of even (0) or odd (1) number since the epoch began. */
    public Counts half(int parity) {
        return epoch[parity];
    }

    /** Lets a new, empty epoch begin. */
    public void beginEpoch() {
        for (int parity = 0; parity < 2; parity++) before[parity].take(epoch[parity]);
    }

    /** Makes the present epoch begin with the run again. */
    public void joinEpochs() {
        for (int parity = 0; parity < 2; parity++) epoch[parity].take(before[parity]);
    }

    /** Chunk c of the total, rebinned by {@code factor}: {@code factor} fine chunks give one; null when empty. */
    int[] rebinned(int c, int factor) {
        int[] sum = null;
        for (int k = c * factor; k < Math.min((c + 1) * factor, epoch[0].chunkCount()); k++) {
            for (int parity = 0; parity < 2; parity++) {
                sum = rebin(sum, epoch[parity].chunk(k), (k - c * factor) * ChunkedCounts.CHUNK, factor);
                sum = rebin(sum, before[parity].chunk(k), (k - c * factor) * ChunkedCounts.CHUNK, factor);
            }
        }
        return sum;
    }

    private static int[] rebin(int[] sum, int[] fine, int first, int factor) {
        if (fine == null) return sum;
        int[] into = sum == null ? new int[ChunkedCounts.CHUNK] : sum;
        for (int i = 0; i < fine.length; i++) into[(first + i) / factor] += fine[i];
        return into;
    }

    void clear() {
        for (int parity = 0; parity < 2; parity++) {
            epoch[parity].clear();
            before[parity].clear();
        }
    }
}
