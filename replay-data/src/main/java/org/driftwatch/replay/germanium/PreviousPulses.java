package org.driftwatch.replay.germanium;

import java.util.ArrayDeque;

/** The pulses of one detector whose decaying tail can still be seen: those of the last 20 decay times. */
final class PreviousPulses {
    private static final double DECAYS = 20;

    private final ArrayDeque<Pulse> pulses = new ArrayDeque<>();
    private final double visibleNs;

    PreviousPulses(PulseSettings settings) {
        double longest = Math.max(settings.decay().longNs(), settings.decay().shortNs());
        PulseSettings.Digitizer digitizer = settings.digitizer();
        visibleNs = DECAYS * longest + digitizer.samples() * digitizer.periodNs();
    }

    void remember(Pulse pulse) {
        while (!pulses.isEmpty() && pulse.timeNs() - pulses.peekFirst().timeNs() > visibleNs) pulses.pollFirst();
        pulses.addLast(pulse);
    }

    void addTo(PulseShaper shaper) {
        for (Pulse pulse : pulses) shaper.add(pulse);
    }
}
