package org.driftwatch.calibrators.simulation.grid;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Limits known at one condition.
 *
 * @param telescopes ids of the layout, empty for all
 * @param zenithDeg zenith angle
 * @param azimuthDeg azimuth
 * @param nsb level of the night-sky background
 * @param energyTeV lower limit of the energy
 * @param radiusM upper limit of the core distance
 * @param viewconeDeg upper limit of the angle
 */
public record LookupRow(
        SortedSet<Integer> telescopes,
        double zenithDeg,
        double azimuthDeg,
        double nsb,
        double energyTeV,
        double radiusM,
        double viewconeDeg) {
    public LookupRow {
        telescopes = Collections.unmodifiableSortedSet(new TreeSet<>(telescopes));
    }
}
