package org.driftwatch.replay.cherenkov;

/** Rounds to so many significant bits, as files do whose values must compress. */
final class Mantissa {
    private Mantissa() {}

    static double round(double value, int bits) {
        if (value == 0 || !Double.isFinite(value)) return value;
        double unit = Math.scalb(1.0, Math.getExponent(value) - bits + 1);
        return Math.rint(value / unit) * unit;
    }
}
