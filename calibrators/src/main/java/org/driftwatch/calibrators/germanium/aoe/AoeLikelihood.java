package org.driftwatch.calibrators.germanium.aoe;

import java.util.Arrays;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.fit.Objective;
import org.driftwatch.calibrators.peak.ErrorFunction;
import org.driftwatch.calibrators.peak.Exponential;

/**
 * Extended likelihood of weighted points under {@link AoeShape}, with gradient.
 * <pre>  L = 2 [ F(high) - F(low) - Σ c ln f(x) ],   parameters n_sig, mu, sigma, n_bkg/tau, 1/tau </pre>
 * A long tail is nearly flat in the window, where only its density n_bkg/tau is known; in these two the search is well
 * conditioned there. Holds scratch; one thread.
 */
final class AoeLikelihood implements Objective {
    private static final double ROOT_TWO = Math.sqrt(2);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);
    private static final double TINY = 1e-290;
    private static final double LARGE = 1e50;
    private static final double MULTIPLIED = 3;

    private final AoePoints.Cells cells;
    private final boolean line;
    private final boolean tail;
    private final double[] sum = new double[5];
    private final double[] p = new double[5];

    /**
     * Parts that are left out have the count 0.
     *
     * @param line true with the Gaussian
     * @param tail true with the tail
     */
    AoeLikelihood(AoePoints.Cells cells, boolean line, boolean tail) {
        this.cells = cells;
        this.line = line;
        this.tail = tail;
    }

    @Override
    public double cost(double[] given, double[] gradient) {
        boolean slopes = gradient != null;
        Arrays.fill(sum, 0);
        System.arraycopy(given, 0, p, 0, 3);
        double rate = given[4];
        p[3] = given[3] / rate;
        p[4] = 1 / rate;
        double logs = logs(p, slopes);
        double contained = edge(p, cells.high(), 1, slopes) - edge(p, cells.low(), -1, slopes);
        if (slopes) {
            for (int k = 0; k < 3; k++) gradient[k] = -2 * sum[k];
            gradient[3] = -2 * sum[3] / rate;
            gradient[4] = 2 * (sum[3] * given[3] + sum[4]) / (rate * rate);
        }
        return 2 * (contained - logs);
    }

    /** n_sig, mu, sigma, n_bkg, tau of the parameters. */
    static double[] natural(double[] given) {
        return new double[] {given[0], given[1], given[2], given[3] / given[4], 1 / given[4]};
    }

    /** The parameters of n_sig, mu, sigma, n_bkg, tau. */
    static double[] parameters(double[] natural) {
        double[] p = natural;
        return new double[] {p[0], p[1], p[2], p[3] / p[4], 1 / p[4]};
    }

    /** Row-major covariance of n_sig, mu, sigma, n_bkg, tau from that of the parameters. */
    static double[] natural(double[] given, double[] covariance) {
        double rate = given[4];
        double[][] j = new double[5][5];
        for (int k = 0; k < 3; k++) j[k][k] = 1;
        j[3][3] = 1 / rate;
        j[3][4] = -given[3] / (rate * rate);
        j[4][4] = -1 / (rate * rate);
        double[] out = new double[25];
        for (int a = 0; a < 5; a++)
            for (int b = 0; b < 5; b++)
                for (int c = 0; c < 5; c++)
                    for (int d = 0; d < 5; d++) out[5 * a + b] += j[a][c] * covariance[5 * c + d] * j[b][d];
        return out;
    }

    private double logs(double[] p, boolean slopes) {
        double[] at = cells.at();
        double[] counts = cells.count();
        double mu = p[1];
        double sigma = p[2];
        double tau = p[4];
        double s = sigma / tau;
        double norm = 1 / (sigma * ROOT_TWO_PI);
        double logs = 0;
        double product = 1;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        for (int i = 0; i < at.length; i++) {
            double z = (at[i] - mu) / sigma;
            double bell = Exponential.exp(-0.5 * z * z);
            double g = bell * norm;
            double t = tail ? tail(z, s, tau, bell) : 0;
            double f = Math.max(p[0] * g + p[3] * t, TINY);
            double count = counts[i];
            if (count > MULTIPLIED || f > LARGE || f < 1 / LARGE) {
                logs += count * FastMath.log(f);
            } else {
                for (double k = 0; k < count; k++) product *= f;
                if (product > LARGE || product < 1 / LARGE) {
                    logs += FastMath.log(product);
                    product = 1;
                }
            }
            if (!slopes) continue;
            double w = count / f;
            double wg = w * g;
            if (line) {
                s0 += wg;
                s1 += p[0] * z / sigma * wg;
                s2 += p[0] * (z * z - 1) / sigma * wg;
            }
            if (tail) {
                double wt = w * t;
                double lean = p[3] / tau;
                s1 += lean * (wg - wt);
                s2 += lean * (s * wt - (s - z) * wg);
                s3 += wt;
                s4 -= lean * ((1 + s * z + s * s) * wt - s * s * wg);
            }
        }
        sum[0] = s0;
        sum[1] = s1;
        sum[2] = s2;
        sum[3] = s3;
        sum[4] = s4;
        return logs + FastMath.log(product);
    }

    /** F at one edge; its derivatives go into the sums. */
    private double edge(double[] p, double x, int sign, boolean slopes) {
        double sigma = p[2];
        double tau = p[4];
        double z = (x - p[1]) / sigma;
        double s = sigma / tau;
        double bell = Exponential.exp(-0.5 * z * z);
        double g = bell / (sigma * ROOT_TWO_PI);
        double normal = 0.5 * ErrorFunction.erfc(-z / ROOT_TWO);
        double t = tail ? tail(z, s, tau, bell) : 0;
        if (slopes) {
            double all = (line ? p[0] : 0) + (tail ? p[3] : 0);
            sum[0] -= sign * normal;
            sum[1] += sign * all * g;
            sum[2] += sign * all * g * z;
            if (tail) {
                double change = s * t - (s - z) * g;
                sum[1] -= sign * p[3] * (g - t);
                sum[2] -= sign * p[3] * change;
                sum[3] -= sign * (normal + tau * t);
                sum[4] -= sign * p[3] * (t - ((1 + s * z + s * s) * t - s * s * g));
            }
        }
        return (line ? p[0] * normal : 0) + (tail ? p[3] * (normal + tau * t) : 0);
    }

    private static double tail(double z, double s, double tau, double bell) {
        double w = (z + s) / ROOT_TWO;
        if (w >= 0) return bell * ErrorFunction.erfcx(w) / (2 * tau);
        double rest = bell == 0 ? 0 : bell * ErrorFunction.erfcx(-w);
        return (2 * Exponential.exp(s * (z + 0.5 * s)) - rest) / (2 * tau);
    }
}
