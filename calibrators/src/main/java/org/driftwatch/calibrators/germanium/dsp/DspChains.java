package org.driftwatch.calibrators.germanium.dsp;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One chain per waveform shape and settings, made when first needed; the least recently used of more than 64 is dropped.
 * Owned by one thread.
 */
public final class DspChains {
    private static final int MOST = 64;

    private record Shape(DspPlan plan, int samples, double periodNs, double startNs) {}

    private final DspGroups groups;
    private final Map<Shape, DspChain> chains = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, DspChain> eldest) {
            return size() > MOST;
        }
    };
    private final Map<String, DspPlan> byChannel = new LinkedHashMap<>();

    public DspChains(DspGroups groups) {
        this.groups = groups;
    }

    /** What is computed of the channel's waveforms. */
    public DspPlan plan(String channel) {
        return byChannel.computeIfAbsent(channel, groups::of);
    }

    /**
     * Plan and shape choose the chain.
     *
     * @throws IllegalArgumentException in one line, when the waveform is too short for the settings of its channel
     */
    public DspChain chain(String channel, int samples, double periodNs, double startNs) {
        return chains.computeIfAbsent(
                new Shape(plan(channel), samples, periodNs, startNs),
                shape -> shape.plan().chain(samples, periodNs, startNs));
    }
}
