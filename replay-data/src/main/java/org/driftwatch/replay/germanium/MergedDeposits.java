package org.driftwatch.replay.germanium;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The deposits of all detectors in order of time, then channel. */
final class MergedDeposits {
    private static final Comparator<Deposit> ORDER =
            Comparator.comparingLong(Deposit::timeNs).thenComparing(Deposit::channel);

    private final List<DetectorStream> streams = new ArrayList<>();
    private final PriorityQueue<Integer> next;
    private long left;
    private int detector = -1;

    MergedDeposits(GermaniumModel model) {
        next = new PriorityQueue<>(
                Comparator.comparing((Integer i) -> streams.get(i).peek(0), ORDER));
        left = model.plan().span().events();
        for (int i = 0; i < model.settings().array().detectors(); i++) {
            streams.add(new DetectorStream(model, i));
            offer(i);
        }
    }

    /** The next deposit, null when the run is through. */
    Deposit next() {
        Integer first = left > 0 ? next.poll() : null;
        if (first == null) return null;
        left--;
        detector = first;
        Deposit deposit = streams.get(first).take();
        offer(first);
        return deposit;
    }

    /** Index of the detector of the last deposit. */
    int detector() {
        return detector;
    }

    /** The n-th deposit after the last one in the same detector; null if the run ends before. */
    Deposit following(int n) {
        return streams.get(detector).peek(n);
    }

    private void offer(int index) {
        if (streams.get(index).peek(0) != null) next.add(index);
    }
}
