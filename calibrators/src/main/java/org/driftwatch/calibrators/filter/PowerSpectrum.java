package org.driftwatch.calibrators.filter;

import org.apache.commons.math3.util.FastMath;

/**
 * Power at the frequencies k/n, k = 0 … n/2, of a real waveform of n samples.
 * <pre>  P_k = | Σ xⱼ e^(−2πi jk/n) |² / n </pre>
 * One-sided without doubling, so the frequencies in between count twice in the sum of squares. By halving while n is even, so fast
 * for powers of two.
 */
public final class PowerSpectrum {
    private PowerSpectrum() {}

    /** n/2 + 1 values; all NaN for a NaN in x. */
    public static double[] of(double[] x) {
        int n = x.length;
        if (NaNs.anyIn(x)) return NaNs.of(n / 2 + 1);
        double[] re = x.clone();
        double[] im = new double[n];
        transform(re, im);
        double[] power = new double[n / 2 + 1];
        for (int k = 0; k < power.length; k++) power[k] = (re[k] * re[k] + im[k] * im[k]) / n;
        return power;
    }

    private static void transform(double[] re, double[] im) {
        int n = re.length;
        if (n % 2 != 0) {
            slowly(re, im);
            return;
        }
        int half = n / 2;
        double[][] even = new double[2][half];
        double[][] odd = new double[2][half];
        for (int j = 0; j < half; j++) {
            even[0][j] = re[2 * j];
            even[1][j] = im[2 * j];
            odd[0][j] = re[2 * j + 1];
            odd[1][j] = im[2 * j + 1];
        }
        transform(even[0], even[1]);
        transform(odd[0], odd[1]);
        for (int k = 0; k < half; k++) {
            double cos = FastMath.cos(2 * FastMath.PI * k / n);
            double sin = -FastMath.sin(2 * FastMath.PI * k / n);
            double a = cos * odd[0][k] - sin * odd[1][k];
            double b = cos * odd[1][k] + sin * odd[0][k];
            re[k] = even[0][k] + a;
            im[k] = even[1][k] + b;
            re[k + half] = even[0][k] - a;
            im[k + half] = even[1][k] - b;
        }
    }

    /** The sum itself, for odd lengths. */
    private static void slowly(double[] re, double[] im) {
        int n = re.length;
        double[] a = re.clone();
        double[] b = im.clone();
        for (int k = 0; k < n; k++) {
            re[k] = 0;
            im[k] = 0;
            for (int j = 0; j < n; j++) {
                double angle = -2 * FastMath.PI * ((long) j * k % n) / n;
                re[k] += a[j] * FastMath.cos(angle) - b[j] * FastMath.sin(angle);
                im[k] += a[j] * FastMath.sin(angle) + b[j] * FastMath.cos(angle);
            }
        }
    }
}
