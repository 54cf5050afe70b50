package org.driftwatch.calibrators.filter;

import org.apache.commons.math3.util.FastMath;

/**
 * Finite cusp with a flat top, and the zero-area variant of it, made for waveforms that still decay.
 * <pre>
 *   lt = ⌊(N−flat)/2⌋
 *   cᵢ = sinh(i/σ)/sinh(lt/σ)   i &lt; lt;      1   lt ≤ i ≤ lt+flat;      sinh((N−i)/σ)/sinh(lt/σ)   after
 *   pᵢ = (i−lt/2)² − (lt/2)²    i &lt; lt;      0   lt ≤ i ≤ lt+flat;      the same of N−i            after
 *   cusp: kᵢ = cᵢ − e·cᵢ₋₁,  e = exp(−1/tau);      zac: the same of  c − p·Σc/Σp, whose area is 0
 * </pre>
 * The last step takes the decay out, so that an exponential of unit height gives a maximum of 1.
 *
 * @param sigma σ [samples], above 0
 * @param flat length of the flat top [samples], at least 0
 * @param tau decay constant of the waveform [samples], above 0
 * @param length N [samples]; rise and fall need at least one each
 */
public record CuspKernel(double sigma, int flat, double tau, int length) {
    public CuspKernel {
        if (!(sigma > 0)) throw new IllegalArgumentException("cusp sigma must be above 0 samples, was " + sigma);
        if (!(tau > 0)) throw new IllegalArgumentException("cusp tau must be above 0 samples, was " + tau);
        if (flat < 0) throw new IllegalArgumentException("cusp flat must be at least 0 samples, was " + flat);
        if (length < flat + 2) {
            throw new IllegalArgumentException(
                    "cusp kernel of " + length + " samples is too short for a flat top of " + flat + " samples");
        }
    }

    /** lt, the samples of the rise. */
    public int rise() {
        return (length - flat) / 2;
    }

    /** e, what is left of the decay after one sample. */
    public double perSample() {
        return FastMath.exp(-1 / tau);
    }

    /** The cusp with the decay taken out. */
    public double[] cusp() {
        return decayTakenOut(shape());
    }

    /** The part that makes the area zero, with the decay taken out: {@code zac() = cusp() + parabola()}. */
    public double[] parabola() {
        double[] p = parabolaShape();
        double scale = parabolaScale();
        for (int i = 0; i < length; i++) p[i] *= scale;
        return decayTakenOut(p);
    }

    /** −Σc/Σp, what the parabola is scaled by; a rise of one sample has no parabola and is refused. */
    public double parabolaScale() {
        if (rise() < 2)
            throw new IllegalArgumentException("zero-area cusp needs a rise of at least 2 samples, has " + rise());
        return -sum(shape()) / sum(parabolaShape());
    }

    /** The zero-area cusp with the decay taken out. */
    public double[] zac() {
        double[] k = cusp();
        double[] p = parabola();
        for (int i = 0; i < length; i++) k[i] += p[i];
        return k;
    }

    private double[] shape() {
        double[] c = new double[length];
        for (int i = 0; i < length; i++) c[i] = onFlat(i) ? 1 : sinhRatio(fromEdge(i));
        return c;
    }

    private double[] parabolaShape() {
        double[] p = new double[length];
        for (int i = 0; i < length; i++) p[i] = parabolaAt(i);
        return p;
    }

    private double parabolaAt(int i) {
        double half = rise() / 2.0;
        double offset = fromEdge(i) - half;
        return onFlat(i) ? 0 : offset * offset - half * half;
    }

    private boolean onFlat(int i) {
        return i >= rise() && i <= rise() + flat;
    }

    private int fromEdge(int i) {
        return i < rise() ? i : length - i;
    }

    /** sinh(i/σ)/sinh(lt/σ) by way of exponentials that cannot overflow. */
    private double sinhRatio(int i) {
        double here = -FastMath.expm1(-2 * i / sigma);
        double top = -FastMath.expm1(-2 * rise() / sigma);
        return FastMath.exp((i - rise()) / sigma) * here / top;
    }

    private double[] decayTakenOut(double[] c) {
        double e = perSample();
        double[] k = new double[length];
        for (int i = 0; i < length; i++) k[i] = i == 0 ? c[0] : c[i] - e * c[i - 1];
        return k;
    }

    private static double sum(double[] x) {
        double sum = 0;
        for (double value : x) sum += value;
        return sum;
    }
}
