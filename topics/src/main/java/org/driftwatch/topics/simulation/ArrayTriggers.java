package org.driftwatch.topics.simulation;

/**
 * Triggers of the array in a reduced Monte Carlo file, in columns of equal length, in file order. Handed over, not copied.
 *
 * @param triggeredId number of the shower that triggered, as the file has it
 * @param altitudeRad where the array points [rad]
 * @param azimuthRad where the array points [rad]
 * @param telescopes ids of the telescopes that triggered
 */
public record ArrayTriggers(int[] triggeredId, double[] altitudeRad, double[] azimuthRad, int[][] telescopes) {
    public ArrayTriggers {
        int rows = triggeredId.length;
        if (altitudeRad.length != rows || azimuthRad.length != rows || telescopes.length != rows)
            throw new IllegalArgumentException("columns of triggers must have " + rows + " rows, had "
                    + altitudeRad.length + ", " + azimuthRad.length + ", " + telescopes.length);
    }

    /** Number of events. */
    public int count() {
        return triggeredId.length;
    }
}
