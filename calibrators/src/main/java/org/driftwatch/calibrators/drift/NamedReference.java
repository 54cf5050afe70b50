package org.driftwatch.calibrators.drift;

/**
 * Where a line was in an earlier calibration, to be watched against instead of the first one of the run.
 *
 * @param scope channel, or {@link #ANY_SCOPE}
 * @param energyKev the line [keV]
 * @param positionAdc its position then [ADC]
 * @param errorAdc standard error [ADC]
 * @param name what people call that calibration, e.g. {@code p03 r000}
 */
public record NamedReference(String scope, double energyKev, double positionAdc, double errorAdc, String name) {
    /** For every channel. */
    public static final String ANY_SCOPE = "*";

    private static final double SAME_LINE_KEV = 0.01;

    public NamedReference {
        if (!(positionAdc > 0)) throw fault("position_adc", "> 0", positionAdc);
        if (!(errorAdc >= 0)) throw fault("error_adc", ">= 0", errorAdc);
        if (name == null || name.isBlank()) throw fault("name", "given", name);
    }

    /** True if this is about that line of that channel. */
    public boolean isFor(String channel, double lineKev) {
        return (scope.equals(channel) || scope.equals(ANY_SCOPE)) && Math.abs(energyKev - lineKev) < SAME_LINE_KEV;
    }

    private static IllegalArgumentException fault(String field, String bound, Object value) {
        return new IllegalArgumentException("drift.references." + field + " must be " + bound + ", was " + value);
    }
}
