package org.driftwatch.replay.cherenkov;

/**
 * What an observation block held so far.
 *
 * @param events array events, {@code gammas} of them gammas
 * @param thrown showers thrown for them
 */
public record BlockStatistics(long events, long telescopeEvents, long gammas, long thrown) {
    static final BlockStatistics NONE = new BlockStatistics(0, 0, 0, 0);

    BlockStatistics plus(int telescopes, boolean gamma, long showers) {
        return new BlockStatistics(
                events + 1, telescopeEvents + telescopes, gammas + (gamma ? 1 : 0), thrown + showers);
    }
}
