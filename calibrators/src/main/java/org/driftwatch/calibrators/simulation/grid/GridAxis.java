package org.driftwatch.calibrators.simulation.grid;

/**
 * One axis of a grid, both ends included.
 *
 * @param name such as {@code zenith_angle}; an axis named {@code azimuth} is a circle, whatever its scaling
 * @param from first value, in {@code unit}
 * @param to last value
 * @param binning number of values, at least 1; 1 is {@code from} alone
 * @param scaling in what the steps are equal
 * @param unit as text
 */
public record GridAxis(String name, double from, double to, int binning, AxisScaling scaling, String unit) {
    public static final String AZIMUTH = "azimuth";
    public static final String ZENITH = "zenith_angle";
    public static final String NSB = "nsb";
    private static final double CIRCLE = 360;

    public GridAxis {
        if (binning < 1) throw new IllegalArgumentException("binning must be at least 1, was " + binning);
        if (!Double.isFinite(from) || !Double.isFinite(to))
            throw new IllegalArgumentException("range must be finite, was [" + from + ", " + to + "]");
        if (scaling == AxisScaling.LOG && !(from > 0 && to > 0))
            throw new IllegalArgumentException("range must be positive for log, was [" + from + ", " + to + "]");
        if (scaling == AxisScaling.INVERSE_COS && !(acute(from) && acute(to)))
            throw new IllegalArgumentException(
                    "range must lie in [0, 90) deg for 1/cos, was [" + from + ", " + to + "]");
    }

    private static boolean acute(double angleDeg) {
        return angleDeg >= 0 && angleDeg < 90;
    }

    public double[] values() {
        if (name.equals(AZIMUTH)) return circular();
        double[] values = spaced(scaling.scaled(from), scaling.scaled(to));
        for (int i = 0; i < binning; i++) values[i] = scaling.value(values[i]);
        return values;
    }

    /** The shorter way round from one end to the other; of two equal ones towards larger angles. In [0, 360). */
    private double[] circular() {
        double start = turned(from);
        double forward = turned(turned(to) - start);
        double backward = turned(start - turned(to));
        double[] values = spaced(start, forward <= backward ? start + forward : start - backward);
        for (int i = 0; i < binning; i++) values[i] = turned(values[i]);
        return values;
    }

    private static double turned(double angle) {
        double rest = angle % CIRCLE;
        return rest < 0 ? rest + CIRCLE : rest + 0.0;
    }

    private double[] spaced(double first, double last) {
        double[] values = new double[binning];
        double step = binning == 1 ? 0 : (last - first) / (binning - 1);
        for (int i = 0; i < binning; i++) values[i] = i * step + first;
        if (binning > 1) values[binning - 1] = last;
        return values;
    }
}
