package org.driftwatch.calibrators.filter;

/**
 * Moving average that starts at one end and takes the outermost sample for what lies beyond it.
 * <pre>  left:  y₀ = x₀,   yᵢ = yᵢ₋₁ + (xᵢ − x₍ᵢ₋L₎)/L,   x with a negative index = x₀;   right: the mirror image </pre>
 *
 * @param length L [samples], at least 1
 */
public record MovingWindow(int length) {
    /** In which order {@link #multi} takes its passes. */
    public enum Passes {
        /** left, right, left, … */
        ALTERNATING,
        LEFT_ONLY,
        RIGHT_ONLY
    }

    public MovingWindow {
        if (length < 1) throw new IllegalArgumentException("moving window must be at least 1 sample, was " + length);
    }

    /**
     * From the first sample on; as many values as samples, all NaN when one is.
     *
     * @throws IllegalArgumentException when the waveform is not longer than L
     */
    public double[] left(double[] x) {
        requireFit(x.length);
        if (NaNs.anyIn(x)) return NaNs.of(x.length);
        double[] y = new double[x.length];
        y[0] = x[0];
        for (int i = 1; i < x.length; i++) y[i] = y[i - 1] + (x[i] - x[Math.max(0, i - length)]) / length;
        return y;
    }

    /** From the last sample back; the rest as {@link #left}. */
    public double[] right(double[] x) {
        return mirrored(left(mirrored(x)));
    }

    /** {@code passes} windows one after the other. */
    public double[] multi(double[] x, int passes, Passes order) {
        if (passes < 0)
            throw new IllegalArgumentException("number of moving windows must be at least 0, was " + passes);
        double[] y = x.clone();
        for (int pass = 0; pass < passes; pass++) y = goesRight(pass, order) ? right(y) : left(y);
        return y;
    }

    private static boolean goesRight(int pass, Passes order) {
        return order == Passes.RIGHT_ONLY || order == Passes.ALTERNATING && pass % 2 == 1;
    }

    private void requireFit(int samples) {
        if (length < samples) return;
        throw new IllegalArgumentException(
                "moving window of " + length + " samples needs a longer waveform than " + samples + " samples");
    }

    private static double[] mirrored(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = x[x.length - 1 - i];
        return y;
    }
}
