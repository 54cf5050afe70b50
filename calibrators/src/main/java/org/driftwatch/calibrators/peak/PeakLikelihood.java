package org.driftwatch.calibrators.peak;

import static org.driftwatch.calibrators.peak.ExGaussian.ROOT_TWO;
import static org.driftwatch.calibrators.peak.ExGaussian.ROOT_TWO_PI;

import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.fit.Objective;

/**
 * Extended likelihood of a histogram under the full peak shape, with gradient, in fused form.
 * <pre>
 *   L = 2 [ n_sig (F_sig(high) - F_sig(low)) + n_bkg - Σ c_i ln f_i ]
 * </pre>
 * over the non-empty bins of {@link LikelihoodBins}, f_i the mean density of the bin. Parameters are always the seven of {@link PeakModel#HPGE_PEAK}. Holds scratch; one thread.
 */
final class PeakLikelihood implements Objective {
    private static final double FAR = 8.5;
    private static final double TINY = 1e-300;
    /** Logarithms of few-event bins are taken together, as one of their product, while that stays below this. */
    private static final double LARGE = 1e50;

    private static final double MULTIPLIED = 3;
    private static final double REACH = 37;

    private final LikelihoodBins bins;
    private final boolean tailed;

    private double f;
    private final double[] d = new double[7];
    private final Edges edges = new Edges();

    /**
     * A likelihood of the given bins.
     *
     * @param tailed false if the shape has no tail, which saves its evaluation
     */
    PeakLikelihood(LikelihoodBins bins, boolean tailed) {
        this.bins = bins;
        this.tailed = tailed;
    }

    @Override
    public double cost(double[] p, double[] gradient) {
        edges.set(p);
        double logs = 0;
        double product = 1;
        double lowCount = 0;
        double highCount = 0;
        double[] sum = new double[7];
        for (int i = 0; i < bins.size(); i++) {
            double z = (bins.centre(i) - p[1]) / p[2];
            if (z > FAR) {
                highCount += bins.count(i);
            } else if (z < -FAR && !edges.tailReaches(bins.centre(i))) {
                lowCount += bins.count(i);
            } else {
                double count = bins.count(i);
                if (z < -FAR) tailOnly(p, z);
                else bin(p, i);
                if (count > MULTIPLIED || f > LARGE || f < 1 / LARGE) {
                    logs += count * FastMath.log(f);
                } else {
                    for (double k = 0; k < count; k++) product *= f;
                    if (product > LARGE || product < 1 / LARGE) {
                        logs += FastMath.log(product);
                        product = 1;
                    }
                }
                if (gradient != null) add(sum, count / f);
            }
        }
        logs += FastMath.log(product);
        if (lowCount > 0) logs += lowCount * flat(p, -1, lowCount, gradient == null ? null : sum);
        if (highCount > 0) logs += highCount * flat(p, 1, highCount, gradient == null ? null : sum);
        if (gradient != null) finish(p, gradient, sum);
        return 2 * (p[0] * edges.contained + p[5] - logs);
    }

    /** Mean density of bin i and its derivatives, except the part through the normalisation of the step. */
    private void bin(double[] p, int i) {
        double node = bins.node(i);
        if (node == 0) {
            node(p, bins.centre(i), false, 1);
        } else {
            node(p, bins.centre(i) - node, false, 0.5);
            node(p, bins.centre(i) + node, true, 0.5);
        }
        f = Math.max(f, TINY);
    }

    /** Far below the line, where only the exponential of the tail is left of it. */
    private void tailOnly(double[] p, double z) {
        double s = p[2] / p[4];
        double t = Exponential.exp(s * (z + 0.5 * s)) / p[4];
        double step = (1 - p[6]) / edges.norm;
        double lean = p[0] * p[3] / p[4] * t;
        f = Math.max(p[0] * p[3] * t + p[5] * step, TINY);
        d[0] = p[3] * t;
        d[1] = -lean;
        d[2] = lean * s;
        d[3] = p[0] * t;
        d[4] = -lean * (1 + s * z + s * s);
        d[5] = step;
        d[6] = -p[5] / edges.norm;
    }

    private void node(double[] p, double x, boolean more, double weight) {
        double sigma = p[2];
        double h = p[3];
        double tau = p[4];
        double z = (x - p[1]) / sigma;
        double bell = Exponential.exp(-0.5 * z * z);
        double g = bell / (sigma * ROOT_TWO_PI);
        double a = Math.abs(z) / ROOT_TWO;
        double erf;
        if (a <= ErrorFunction.SMALL) {
            erf = ErrorFunction.erfSmall(z / ROOT_TWO);
        } else {
            double rest = bell * ErrorFunction.erfcxLarge(a);
            erf = z < 0 ? rest - 1 : 1 - rest;
        }
        double s = sigma / tau;
        double t = !tailed ? g : tail(z, s, tau, bell);
        double signal = (1 - h) * g + h * t;
        double stepTop = 1 + p[6] * erf;
        double step = stepTop / edges.norm;
        double n = weight * p[0];
        double b = weight * p[5] / edges.norm;
        double lean = h / tau;
        double d0 = weight * signal;
        double d1 = n * ((1 - h) * z / sigma * g + lean * (g - t)) - b * 2 * p[6] * g;
        double d2 = n * ((1 - h) * (z * z - 1) / sigma * g + lean * (s * t - (s - z) * g)) - b * 2 * p[6] * g * z;
        double d3 = n * (t - g);
        double d4 = -n * lean * ((1 + s * z + s * s) * t - s * s * g);
        double d5 = weight * step;
        double d6 = b * erf;
        if (more) {
            f += n * signal + weight * p[5] * step;
            d[0] += d0;
            d[1] += d1;
            d[2] += d2;
            d[3] += d3;
            d[4] += d4;
            d[5] += d5;
            d[6] += d6;
        } else {
            f = n * signal + weight * p[5] * step;
            d[0] = d0;
            d[1] = d1;
            d[2] = d2;
            d[3] = d3;
            d[4] = d4;
            d[5] = d5;
            d[6] = d6;
        }
    }

    static double tail(double z, double s, double tau, double bell) {
        double w = (z + s) / ROOT_TWO;
        if (w >= 0) return bell * ErrorFunction.erfcx(w) / (2 * tau);
        return (2 * Exponential.exp(s * (z + 0.5 * s)) - bell * ErrorFunction.erfcx(-w)) / (2 * tau);
    }

    private void add(double[] sum, double weight) {
        for (int k = 0; k < 7; k++) sum[k] += weight * d[k];
    }

    /** ln f where only flat background is left, on the given side. */
    private double flat(double[] p, int side, double events, double[] sum) {
        double step = Math.max((1 + side * p[6]) / edges.norm, TINY);
        double density = Math.max(p[5] * step, TINY);
        if (sum != null) {
            sum[5] += events * step / density;
            sum[6] += events * p[5] * side / (edges.norm * density);
        }
        return FastMath.log(density);
    }

    /** Turns Σ c/f ∂f into the gradient of the cost; the step's normalisation enters through Σ c/f n_bkg S. */
    private void finish(double[] p, double[] gradient, double[] sum) {
        double share = p[5] * sum[5] / edges.norm;
        for (int k = 0; k < 7; k++) gradient[k] = -2 * sum[k];
        gradient[0] += 2 * edges.contained;
        gradient[5] += 2;
        gradient[1] += 2 * (p[0] * edges.containedMu + share * edges.normMu);
        gradient[2] += 2 * (p[0] * edges.containedSigma + share * edges.normSigma);
        gradient[3] += 2 * p[0] * edges.containedTail;
        gradient[4] += 2 * p[0] * edges.containedTau;
        gradient[6] += 2 * share * edges.normStep;
    }

    /** What depends on the two edges of the window only: F_sig(high) - F_sig(low), the norm of the step, derivatives. */
    private final class Edges {
        double contained;
        double containedMu;
        double containedSigma;
        double containedTail;
        double containedTau;
        double norm;
        double normMu;
        double normSigma;
        double normStep;
        private double reach;

        void set(double[] p) {
            contained = containedMu = containedSigma = containedTail = containedTau = 0;
            norm = normMu = normSigma = normStep = 0;
            reach = !tailed ? p[1] : p[1] - p[4] * (REACH + 0.5 * p[2] * p[2] / (p[4] * p[4]));
            edge(p, bins.high(), 1);
            edge(p, bins.low(), -1);
        }

        boolean tailReaches(double x) {
            return x > reach;
        }

        private void edge(double[] p, double x, int sign) {
            double sigma = p[2];
            double h = p[3];
            double tau = p[4];
            double z = (x - p[1]) / sigma;
            double s = sigma / tau;
            double bell = Exponential.exp(-0.5 * z * z);
            double g = bell / (sigma * ROOT_TWO_PI);
            double t = !tailed ? g : tail(z, s, tau, bell);
            double erf = ErrorFunction.erf(z / ROOT_TWO);
            contained += sign * (0.5 * ErrorFunction.erfc(-z / ROOT_TWO) + h * tau * t);
            containedMu -= sign * ((1 - h) * g + h * t);
            containedSigma += sign * (-g * z + h * (s * t - (s - z) * g));
            containedTail += sign * tau * t;
            containedTau += sign * h * (t - ((1 + s * z + s * s) * t - s * s * g));
            norm += sign * (x - p[1] + p[6] * ((x - p[1]) * erf + 2 * sigma * sigma * g));
            normMu -= sign * p[6] * erf;
            normSigma += sign * 2 * p[6] * sigma * g;
            normStep += sign * ((x - p[1]) * erf + 2 * sigma * sigma * g);
        }
    }
}
