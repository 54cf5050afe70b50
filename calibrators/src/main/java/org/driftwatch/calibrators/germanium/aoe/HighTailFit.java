package org.driftwatch.calibrators.germanium.aoe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.NumericalGradient;
import org.driftwatch.calibrators.fit.Objective;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;
import org.driftwatch.calibrators.peak.ExGaussian;

/**
 * Likelihood of {@link AoeShape} with a high tail, from the five parameters of {@link AoeLikelihood} and two more: the share of the
 * tail in [0, 0.5] and its length, a tenth to five of the width. Their gradient is numerical.
 */
final class HighTailFit {
    private static final double TINY = 1e-290;
    private static final double LARGEST_SHARE = 0.5;
    private static final double SHORTEST = 0.1; // widths
    private static final double LONGEST = 5;
    private static final VariableMetric MINIMISER = new VariableMetric(2e-4, 4000);

    private final AoePoints.Cells cells;
    private final List<Parameter> parameters;

    /**
     * Starts from a fit without.
     *
     * @param plain its parameters with their limits
     * @param last an earlier shape to take the tail from; none where it has none
     */
    HighTailFit(AoePoints.Cells cells, List<Parameter> plain, AoeShape last) {
        this.cells = cells;
        double sigma = plain.get(2).start();
        boolean known = last != null && last.hasHighTail();
        double share = known ? last.highTail() : 0.1;
        double length = known ? -last.highTau() / sigma : 1;
        parameters = new ArrayList<>(plain);
        parameters.add(Parameter.free("htail", Math.min(0.49, Math.max(0.01, share)), 0.05)
                .within(0, LARGEST_SHARE));
        parameters.add(Parameter.free(
                        "side", sigma * Math.min(0.9 * LONGEST, Math.max(1.2 * SHORTEST, length)), 0.3 * sigma)
                .within(SHORTEST * sigma, LONGEST * sigma));
    }

    /** The fitted shape with chi-square 0. */
    AoePeak fit(long counts) {
        double[] steps = parameters.stream().mapToDouble(Parameter::step).toArray();
        Objective cost = new NumericalGradient(this::cost, steps);
        Minimum found = MINIMISER.minimise(cost, parameters);
        double[] p = found.values();
        double[] five = AoeLikelihood.natural(p);
        AoeShape shape =
                new AoeShape(cells.low(), cells.high(), five[0], five[1], five[2], five[3], five[4], p[5], -p[6]);
        double[] covariance = natural(p, found.covariance());
        double[] errors = found.errors();
        for (int k = 3; k < 5; k++) {
            double variance = covariance[8 * k];
            errors[k] = variance > 0 ? Math.sqrt(variance) : errors[k] / (k == 3 ? p[4] : p[4] * p[4]);
        }
        boolean complete = DoubleStream.of(errors).allMatch(e -> e > 0) && p[5] > errors[5];
        return new AoePeak(
                shape,
                DoubleStream.of(errors).boxed().toList(),
                DoubleStream.of(covariance).boxed().toList(),
                found.cost(),
                0,
                0,
                counts,
                found.valid() && complete,
                "");
    }

    private double cost(double[] p) {
        double tau = 1 / p[4];
        double background = p[3] * tau;
        var low = new ExGaussian(p[1], p[2], tau);
        var high = new ExGaussian(p[1], p[2], -p[6]);
        var shape = new AoeShape(cells.low(), cells.high(), p[0], p[1], p[2], background, tau, p[5], -p[6]);
        double[] at = cells.at();
        double[] count = cells.count();
        double logs = 0;
        for (int i = 0; i < at.length; i++) {
            double line = (1 - p[5]) * shape.gauss(at[i]) + p[5] * high.exact(at[i]);
            logs += count[i] * FastMath.log(Math.max(TINY, p[0] * line + background * low.exact(at[i])));
        }
        return 2 * (shape.windowCounts() - logs);
    }

    /** Row-major covariance of n_sig, mu, sigma, n_bkg, tau, htail, tau_sig from that of the parameters. */
    private static double[] natural(double[] p, double[] covariance) {
        double rate = p[4];
        double[][] j = new double[7][7];
        for (int k = 0; k < 7; k++) j[k][k] = 1;
        j[3][3] = 1 / rate;
        j[3][4] = -p[3] / (rate * rate);
        j[4][4] = -1 / (rate * rate);
        j[6][6] = -1;
        double[] out = new double[49];
        for (int a = 0; a < 7; a++)
            for (int b = 0; b < 7; b++)
                for (int c = 0; c < 7; c++)
                    for (int d = 0; d < 7; d++) out[7 * a + b] += j[a][c] * covariance[7 * c + d] * j[b][d];
        return out;
    }
}
