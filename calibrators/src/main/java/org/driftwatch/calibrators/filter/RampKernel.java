package org.driftwatch.calibrators.filter;

/**
 * Kernel that finds the onset of a pulse: a falling ramp of area 1, then a box of area −1.
 * <pre>  kᵢ = 2(r−i)/(r(r+1)) for i &lt; r,   then −1/fall,   length r+fall </pre>
 *
 * @param rise r [samples], at least 1
 * @param fall length of the box [samples], at least 1
 */
public record RampKernel(int rise, int fall) {
    public RampKernel {
        if (rise < 1)
            throw new IllegalArgumentException("ramp of the onset kernel must be at least 1 sample, was " + rise);
        if (fall < 1)
            throw new IllegalArgumentException("box of the onset kernel must be at least 1 sample, was " + fall);
    }

    /** r + fall [samples]. */
    public int length() {
        return rise + fall;
    }

    /** kᵢ for all i. */
    public double[] values() {
        double[] k = new double[length()];
        for (int i = 0; i < k.length; i++)
            k[i] = i < rise ? 2.0 * (rise - i) / ((double) rise * (rise + 1)) : -1.0 / fall;
        return k;
    }
}
