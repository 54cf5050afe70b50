package org.driftwatch.calibrators.simulation.grid;

import org.apache.commons.math3.util.FastMath;

/** In what the values of an axis have equal steps. */
public enum AxisScaling {
    LINEAR("linear"),
    LOG("log"),
    /** 1/cos of an angle in degrees. */
    INVERSE_COS("1/cos");

    private final String text;

    AxisScaling(String text) {
        this.text = text;
    }

    /** As settings write it. */
    public String text() {
        return text;
    }

    public static AxisScaling of(String text) {
        for (AxisScaling each : values()) if (each.text.equals(text)) return each;
        throw new IllegalArgumentException("scaling must be linear, log or 1/cos, was " + text);
    }

    double scaled(double value) {
        if (this == LINEAR) return value;
        return this == LOG ? FastMath.log10(value) : 1 / FastMath.cos(FastMath.toRadians(value));
    }

    double value(double scaled) {
        if (this == LINEAR) return scaled;
        return this == LOG ? FastMath.pow(10, scaled) : FastMath.toDegrees(FastMath.acos(1 / scaled));
    }
}
