package org.driftwatch.calibrators.simulation.statistics;

import java.util.List;

/** A point to interpolate at: energy [TeV], azimuth [deg], zenith [deg], night-sky background, offset [deg]. */
public record GridQuery(double energyTeV, double azimuthDeg, double zenithDeg, double nsb, double offsetDeg) {
    /** @throws IllegalArgumentException unless these are five numbers */
    public static GridQuery of(List<Double> numbers) {
        if (numbers.size() != 5)
            throw new IllegalArgumentException(
                    "query point must be 5 numbers (energy, azimuth, zenith, nsb, offset), was " + numbers);
        return new GridQuery(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
    }

    double[] conditions() {
        return new double[] {azimuthDeg, zenithDeg, nsb, offsetDeg};
    }

    double[] all() {
        return new double[] {energyTeV, azimuthDeg, zenithDeg, nsb, offsetDeg};
    }
}
