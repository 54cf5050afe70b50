package org.driftwatch.replay.cherenkov;

import org.driftwatch.replay.random.RandomStream;
import org.driftwatch.replay.scenario.DataSpan;

/** Times and numbers of the array events of a block: Poisson arrivals, numbers that skip some, as in a file of one stream. */
final class EventClock {
    private static final long ARRIVALS = 4;
    private static final double NS_PER_SECOND = 1e9;
    private static final int LARGEST_STEP = 3;

    private final DataSpan span;
    private final double rateHz;
    private final RandomStream random;
    private double elapsedNs;
    private long timeNs;
    private long event;
    private long count;

    EventClock(long seed, BlockPlan plan) {
        this.span = plan.span();
        this.rateHz = plan.rateHz();
        this.random = new RandomStream(seed).split(ARRIVALS).split(plan.obs());
    }

    /** Time of the last event where the plan limits events, else the last instant of the block [ns since 1970]. */
    static long lastNs(long seed, BlockPlan plan) {
        DataSpan span = plan.span();
        if (!span.limitsEvents()) return span.endNs() - 1;
        EventClock clock = new EventClock(seed, plan);
        long last = span.startNs();
        while (clock.advance()) last = clock.timeNs();
        return last;
    }

    /** Moves to the next event; false when the block is through. */
    boolean advance() {
        if (count == span.events()) return false;
        elapsedNs += NS_PER_SECOND / rateHz * random.exponential();
        if (elapsedNs >= span.endNs() - span.startNs()) {
            count = span.events();
            return false;
        }
        timeNs = span.startNs() + (long) elapsedNs;
        event += 1 + (long) (LARGEST_STEP * random.uniform());
        count++;
        return true;
    }

    long timeNs() {
        return timeNs;
    }

    long event() {
        return event;
    }
}
