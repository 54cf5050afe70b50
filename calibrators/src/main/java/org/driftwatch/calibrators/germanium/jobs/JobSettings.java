package org.driftwatch.calibrators.germanium.jobs;

import org.driftwatch.calibrators.germanium.recent.WaveformChoice;

/**
 * Calculations on single waveforms.
 *
 * @param enabled false: none are asked for
 * @param baselines most events without a pulse that are remembered per channel, the newest
 * @param fullEnergy most events of full-energy peaks that are remembered per channel, the newest
 * @param fewestBaselines with fewer, baselines are left out
 * @param fewestFullEnergy with fewer, nothing is asked for
 * @param seed of everything drawn at random
 * @param publish who decides about an answer
 */
public record JobSettings(
        boolean enabled,
        int baselines,
        int fullEnergy,
        int fewestBaselines,
        int fewestFullEnergy,
        long seed,
        Publish publish) {
    private static final int MOST = 20_000;

    /** Who makes a published parameter of a proposal. */
    public enum Publish {
        /** A person: all answers are proposals. */
        propose,
        /** A rule: an answer is published when it is better than what runs by more than its error. */
        rule;

        /** The one of this name. */
        public static Publish of(String name) {
            for (Publish each : values()) if (each.name().equals(name)) return each;
            throw new IllegalArgumentException("jobs.publish must be propose or rule, was " + name);
        }
    }

    public JobSettings {
        check("baselines", baselines, 1, MOST);
        check("full_energy", fullEnergy, 1, MOST);
        check("fewest_baselines", fewestBaselines, 1, baselines);
        check("fewest_full_energy", fewestFullEnergy, 1, fullEnergy);
    }

    /** 1000 baselines (at least 100), 2000 full-energy events (at least 200), published by rule. */
    public static JobSettings defaults() {
        return new JobSettings(true, 1_000, 2_000, 100, 200, 55, Publish.rule);
    }

    /** What waveforms are chosen. */
    public WaveformChoice choice() {
        return WaveformChoice.defaults();
    }

    /** The same, asking for nothing. */
    public JobSettings disabled() {
        return new JobSettings(false, baselines, fullEnergy, fewestBaselines, fewestFullEnergy, seed, publish);
    }

    private static void check(String field, int value, int least, int most) {
        if (value < least || value > most)
            throw new IllegalArgumentException(
                    "jobs." + field + " must be " + least + " to " + most + ", was " + value);
    }
}
