package org.driftwatch.calibrators.drift;

/**
 * Where a line was in an earlier calibration, and how wide, to be watched against instead of the first ones of the run.
 *
 * @param scope channel, or {@link #ANY_SCOPE}
 * @param energyKev the line [keV]
 * @param positionAdc its position then [ADC]
 * @param errorAdc standard error [ADC]
 * @param fwhmKev its full width at half maximum then [keV]; not found where it is not known
 * @param name what people call that calibration, e.g. {@code p03 r000}
 */
public record NamedReference(
        String scope, double energyKev, double positionAdc, double errorAdc, Width fwhmKev, String name) {
    /** For every channel. */
    public static final String ANY_SCOPE = "*";

    private static final double SAME_LINE_KEV = 0.01;

    public NamedReference {
        if (!(positionAdc > 0)) throw fault("position_adc", "> 0", positionAdc);
        if (!(errorAdc >= 0)) throw fault("error_adc", ">= 0", errorAdc);
        if (name == null || name.isBlank()) throw fault("name", "given", name);
    }

    /** Without a width. */
    public NamedReference(String scope, double energyKev, double positionAdc, double errorAdc, String name) {
        this(scope, energyKev, positionAdc, errorAdc, Width.NONE, name);
    }

    /** True if this is about that line of that channel. */
    public boolean isFor(String channel, double lineKev) {
        return (scope.equals(channel) || scope.equals(ANY_SCOPE)) && Math.abs(energyKev - lineKev) < SAME_LINE_KEV;
    }

    private static IllegalArgumentException fault(String field, String bound, Object value) {
        return new IllegalArgumentException("drift.references." + field + " must be " + bound + ", was " + value);
    }
}
