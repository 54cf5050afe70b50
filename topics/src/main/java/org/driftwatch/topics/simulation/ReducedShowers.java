package org.driftwatch.topics.simulation;

/**
 * All showers a reduced Monte Carlo file was thrown with, in columns of equal length, in file order: one row per use of a
 * shower. Handed over, not copied. The file has single precision; here everything is double.
 *
 * @param showerId number of the shower of each row; repeats when a shower is used several times
 * @param energyTeV energy simulated [TeV]
 * @param coreXM where the axis meets the ground, towards north [m]
 * @param coreYM where the axis meets the ground, towards west [m]
 * @param azimuthRad direction of the shower [rad]
 * @param altitudeRad direction of the shower [rad]
 */
public record ReducedShowers(
        int[] showerId,
        double[] energyTeV,
        double[] coreXM,
        double[] coreYM,
        double[] azimuthRad,
        double[] altitudeRad) {
    public ReducedShowers {
        int rows = showerId.length;
        if (energyTeV.length != rows
                || coreXM.length != rows
                || coreYM.length != rows
                || azimuthRad.length != rows
                || altitudeRad.length != rows)
            throw new IllegalArgumentException(
                    "columns of showers must have " + rows + " rows, had " + energyTeV.length + ", " + coreXM.length
                            + ", " + coreYM.length + ", " + azimuthRad.length + ", " + altitudeRad.length);
    }

    /** Number of showers. */
    public int count() {
        return showerId.length;
    }
}
