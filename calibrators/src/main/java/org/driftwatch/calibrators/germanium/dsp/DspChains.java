package org.driftwatch.calibrators.germanium.dsp;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One chain per waveform shape and settings, made when first needed; the least recently used of more than 64 is dropped.
 * Owned by one thread.
 */
public final class DspChains {
    private static final int MOST = 64;

    private record Shape(DspSettings settings, int samples, double periodNs, double startNs) {}

    private final DspGroups groups;
    private final Map<Shape, GermaniumDsp> chains = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, GermaniumDsp> eldest) {
            return size() > MOST;
        }
    };
    private final Map<String, DspSettings> byChannel = new LinkedHashMap<>();

    public DspChains(DspGroups groups) {
        this.groups = groups;
    }

    /**
     * Settings and shape choose the chain.
     *
     * @throws IllegalArgumentException in one line, when the waveform is too short for the settings of its channel
     */
    public GermaniumDsp chain(String channel, int samples, double periodNs, double startNs) {
        DspSettings settings = byChannel.computeIfAbsent(channel, groups::of);
        return chains.computeIfAbsent(
                new Shape(settings, samples, periodNs, startNs),
                shape -> new GermaniumDsp(settings, samples, periodNs, startNs));
    }
}
