package org.driftwatch.calibrators.germanium.cuts;

/**
 * A pulser: pulses of one energy at equal distances in time.
 *
 * @param energy in the unit of the column it was found in
 * @param halfWidth events within it of the energy may be pulses
 * @param periodSeconds distance of pulses [s]
 * @param phaseSeconds time of one of the pulses [s]
 * @param toleranceSeconds largest distance of a pulse from its time [s]
 * @param pulses that it was found from
 */
public record Pulser(
        double energy,
        double halfWidth,
        double periodSeconds,
        double phaseSeconds,
        double toleranceSeconds,
        long pulses) {
    private static final double PULL = 0.2;

    public Pulser {
        if (!(periodSeconds > 0)) throw new IllegalArgumentException("period must be > 0 s, was " + periodSeconds);
    }

    /** True if an event at this time and energy is one of its pulses. */
    public boolean pulsed(double eventEnergy, double timeSeconds) {
        if (!(Math.abs(eventEnergy - energy) < halfWidth)) return false;
        double turns = (timeSeconds - phaseSeconds) / periodSeconds;
        return Math.abs(turns - Math.rint(turns)) * periodSeconds < toleranceSeconds;
    }

    /** The same, with its phase at the pulse nearest to one that was seen at this time, a fifth of the way towards it. */
    public Pulser at(double timeSeconds) {
        double nearest = phaseSeconds + periodSeconds * Math.rint((timeSeconds - phaseSeconds) / periodSeconds);
        double phase = nearest + PULL * (timeSeconds - nearest);
        return new Pulser(energy, halfWidth, periodSeconds, phase, toleranceSeconds, pulses);
    }

    /** True of an event that fired more than {@code threshold} channels, as a pulser on all of them does. */
    public static boolean pulsed(int multiplicity, int threshold) {
        return multiplicity > threshold;
    }
}
