package org.driftwatch.replay.germanium;

import java.util.ArrayDeque;
import java.util.List;
import org.driftwatch.replay.random.RandomStream;

/** The deposits of one detector in order of time; Poisson arrivals in data time. Looks ahead as far as asked. */
final class DetectorStream {
    private static final long ARRIVALS = 1;
    private static final long ENERGIES = 2;
    private static final double NS_PER_SECOND = 1e9;

    private final ThoriumSource source;
    private final String channel;
    private final List<GermaniumFault> faults;
    private final RandomStream arrivals;
    private final RandomStream energies;
    private final double nsPerEvent;
    private final long startNs;
    private final long endNs;
    private final ArrayDeque<Deposit> ahead = new ArrayDeque<>();
    private double elapsedNs;
    private long drawn;
    private boolean exhausted;

    DetectorStream(GermaniumModel model, int detector) {
        RandomStream random = model.random(detector);
        this.source = model.source();
        this.channel = model.detector(detector).channel();
        this.faults = model.faults(detector);
        this.arrivals = random.split(ARRIVALS);
        this.energies = random.split(ENERGIES);
        this.nsPerEvent = NS_PER_SECOND / model.settings().array().rateHz();
        this.startNs = model.plan().span().startNs();
        this.endNs = model.plan().span().endNs();
    }

    /** The n-th deposit from here, 0 being the next; null if the run ends before. */
    Deposit peek(int n) {
        while (!exhausted && ahead.size() <= n) draw();
        if (ahead.size() <= n) return null;
        if (n == 0) return ahead.peekFirst();
        return ahead.stream().skip(n).findFirst().orElseThrow();
    }

    Deposit take() {
        Deposit deposit = peek(0);
        ahead.pollFirst();
        return deposit;
    }

    private void draw() {
        elapsedNs += nsPerEvent * arrivals.exponential();
        long sinceStart = (long) elapsedNs;
        if (elapsedNs >= endNs - startNs || silentForEver(sinceStart)) {
            exhausted = true;
            return;
        }
        Deposit deposit = source.draw(channel, drawn++, startNs + sinceStart, energies);
        if (faults.stream().noneMatch(fault -> fault.silent(sinceStart))) ahead.addLast(deposit);
    }

    private boolean silentForEver(long sinceStart) {
        return faults.stream().anyMatch(fault -> fault.until() == null && fault.silent(sinceStart));
    }
}
