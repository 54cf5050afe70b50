package org.driftwatch.calibrators.simulation.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of one quantity in its fixed fine bins. Adds exactly, in any order and split. Mutable; one thread owns it. */
final class FineCounts {
    private final LimitQuantity quantity;
    private final SortedMap<Integer, Long> counts = new TreeMap<>();

    /** Counts as they are stored: bins that hold something, ascending, and what they hold. */
    record State(int[] bins, long[] counts) {}

    FineCounts(LimitQuantity quantity) {
        this.quantity = quantity;
    }

    static FineCounts of(LimitQuantity quantity, State state) {
        FineCounts all = new FineCounts(quantity);
        for (int i = 0; i < state.bins().length; i++) all.counts.put(state.bins()[i], state.counts()[i]);
        return all;
    }

    /** A value that is not known does not count. */
    void add(double value) {
        int bin = FineBins.of(quantity).bin(value);
        if (bin >= 0) counts.merge(bin, 1L, Long::sum);
    }

    void add(FineCounts other) {
        other.counts.forEach((bin, count) -> counts.merge(bin, count, Long::sum));
    }

    State state() {
        List<Integer> bins = new ArrayList<>(counts.keySet());
        return new State(
                bins.stream().mapToInt(Integer::intValue).toArray(),
                counts.values().stream().mapToLong(Long::longValue).toArray());
    }

    List<LossLimit> limits(LimitSettings settings) {
        if (counts.isEmpty()) return QuantityLimits.none(quantity, settings).limits();
        long[] dense = new long[FineBins.of(quantity).count()];
        counts.forEach((bin, count) -> dense[bin] = count);
        BinnedSample sample = new BinnedSample(FineBins.of(quantity).edges(), dense);
        return settings.lossFractions().stream()
                .map(fraction -> LossLimit.of(sample, quantity.side(), fraction, settings))
                .toList();
    }
}
