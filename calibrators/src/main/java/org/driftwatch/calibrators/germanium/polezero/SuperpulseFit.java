package org.driftwatch.calibrators.germanium.polezero;

import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.math3.util.Pair;

/**
 * Least squares of a two-component decay to the tail of a superpulse.
 * <pre>  A ((1−f) e^(−t/τ₁) + f e^(−t/τ₂)),   t = 0 at the maximum plus an offset </pre>
 * Start values: the long constant from a line through the logarithm of the last part of the tail, the short one from the first
 * part after the long component is taken off; a rising one is replaced by 130 samples. Solved by Levenberg and Marquardt in
 * both amplitudes and the logarithms of the constants, so constants stay positive; a share outside [0, 1] is no answer.
 */
record SuperpulseFit(PoleZeroSettings settings) {
    private static final double USUAL_SHORT = 130; // samples
    private static final int MOST = 500;

    /** The fitted decay, empty when there is no tail or the fit does not end. */
    Optional<TwoDecays> fit(Superpulse pulse) {
        int maximum = pulse.maximum();
        int from = maximum + settings.offsetFromMaximum();
        if (maximum < 0 || from + 10 > pulse.values().length) return Optional.empty();
        double height = pulse.values()[maximum];
        double[] tail = new double[pulse.values().length - from];
        for (int i = 0; i < tail.length; i++) tail[i] = pulse.values()[from + i] / height;
        double[] start = start(tail, pulse.values().length - maximum);
        for (double value : start) if (!Double.isFinite(value)) return Optional.empty();
        return solve(tail, start);
    }

    /** Amplitude and logarithm of the constant, short then long. */
    private double[] start(double[] tail, int afterMaximum) {
        int late = (int) (afterMaximum * settings.lateShare());
        int early = (int) (afterMaximum * settings.earlyShare());
        SimpleRegression slow = line(tail, tail.length - late, tail.length);
        double[] rest = new double[tail.length];
        double height = FastMath.exp(slow.getIntercept());
        for (int i = 0; i < rest.length; i++) rest[i] = Math.abs(tail[i] - height * FastMath.exp(slow.getSlope() * i));
        SimpleRegression fast = line(rest, 0, early);
        boolean rising = !(fast.getSlope() < 0);
        double small = rising ? 1 - height : FastMath.exp(fast.getIntercept());
        double constant = rising ? USUAL_SHORT : -1 / fast.getSlope();
        return new double[] {small, FastMath.log(constant), height, FastMath.log(-1 / slow.getSlope())};
    }

    private static SimpleRegression line(double[] values, int from, int until) {
        SimpleRegression line = new SimpleRegression();
        for (int i = Math.max(0, from); i < Math.min(values.length, until); i++)
            line.addData(i, FastMath.log(values[i]));
        return line;
    }

    private Optional<TwoDecays> solve(double[] tail, double[] start) {
        try {
            LeastSquaresOptimizer.Optimum best = new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(1e-12)
                    .withParameterRelativeTolerance(1e-10)
                    .optimize(new LeastSquaresBuilder()
                            .start(start)
                            .model(model(tail.length))
                            .target(tail)
                            .maxEvaluations(MOST)
                            .maxIterations(MOST)
                            .build());
            return answer(best.getPoint().toArray());
        } catch (MathIllegalStateException noEnd) {
            return Optional.empty();
        }
    }

    private static Optional<TwoDecays> answer(double[] p) {
        double share = p[0] / (p[0] + p[2]);
        double fast = FastMath.exp(p[1]);
        double slow = FastMath.exp(p[3]);
        boolean good = share >= 0 && share <= 1 && Double.isFinite(fast + slow) && fast > 0 && slow > 0;
        return good ? Optional.of(TwoDecays.ordered(slow, fast, share)) : Optional.empty();
    }

    private static MultivariateJacobianFunction model(int n) {
        return point -> {
            double[] p = point.toArray();
            double[] value = new double[n];
            double[][] slopes = new double[n][4];
            for (int c = 0; c < 4; c += 2) {
                double constant = FastMath.exp(p[c + 1]);
                for (int t = 0; t < n; t++) {
                    double e = FastMath.exp(-t / constant);
                    value[t] += p[c] * e;
                    slopes[t][c] = e;
                    slopes[t][c + 1] = p[c] * e * t / constant;
                }
            }
            RealVector values = new ArrayRealVector(value, false);
            return new Pair<>(values, new Array2DRowRealMatrix(slopes, false));
        };
    }
}
