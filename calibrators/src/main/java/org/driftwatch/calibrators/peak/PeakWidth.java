package org.driftwatch.calibrators.peak;

import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Mode and full width of the line (signal part only), with their errors.
 * <pre>
 *   mode m:        s'(m) = 0
 *   width at q:    s(x±) = q s(m)                    dx/dθ = -(∂θ s(x) - q ∂θ s(m)) / s'(x)
 * </pre>
 * s = (1 - h) G + h T. The covariance is that of the model's own parameters; at the mode the derivative to m vanishes to first
 * order. Errors in the unit of x.
 */
public final class PeakWidth {
    private static final int MAXIMUM_EVALUATIONS = 200;

    private final PeakShape shape;
    private final Behaviour behaviour;
    private final double mode;

    /** Widths of a shape; finds the mode. */
    public PeakWidth(PeakShape shape, Behaviour behaviour) {
        this.shape = shape;
        this.behaviour = behaviour;
        mode = shape.tailFraction() == 0 ? shape.mu() : findMode();
    }

    /** Position of the maximum of the line. */
    public double mode() {
        return mode;
    }

    /** Full width at {@code fraction} of the maximum, 0 &lt; fraction &lt; 1. */
    public double fullWidth(double fraction) {
        if (shape.tailFraction() == 0) return 2 * shape.sigma() * Math.sqrt(-2 * StrictMath.log(fraction));
        return crossing(fraction, 1) - crossing(fraction, -1);
    }

    /** Full width at half maximum. */
    public double fwhm() {
        return fullWidth(0.5);
    }

    /**
     * Standard error of the mode. Without a tail that of mu, else the standard deviation of the mode over
     * {@link ModeDraws a fixed set of draws} from the covariance.
     */
    public double modeError(PeakModel model, double[] covariance) {
        int n = model.size();
        return model.hasTail() ? new ModeDraws(shape, covariance).deviation() : Math.sqrt(covariance[n + 1]);
    }

    /** Standard error of the full width at half maximum. */
    public double fwhmError(PeakModel model, double[] covariance) {
        double right = crossing(0.5, 1);
        double left = crossing(0.5, -1);
        double[] atMode = gradient(mode);
        double[] atRight = gradient(right);
        double[] atLeft = gradient(left);
        double[] slope = new double[7];
        for (int k = 0; k < 7; k++) {
            double r = -(atRight[k] - 0.5 * atMode[k]) / shape.signalSlope(right);
            double l = -(atLeft[k] - 0.5 * atMode[k]) / shape.signalSlope(left);
            slope[k] = r - l;
        }
        return propagate(slope, model, covariance);
    }

    private double findMode() {
        for (double reach : new double[] {2, 4}) {
            double side = reach * shape.sigma() + shape.tailFraction() * Math.abs(shape.tau());
            double low = shape.mu() - side;
            double high = shape.mu() + side;
            if (shape.signalSlope(low) * shape.signalSlope(high) < 0) return root(shape::signalSlope, low, high);
        }
        return shape.mu();
    }

    private double crossing(double fraction, int side) {
        double level = fraction * shape.signalDensity(mode);
        double tail = side < 0 ? shape.tailFraction() * Math.abs(shape.tau()) : 0;
        double reach = 1.25 * shape.sigma() + tail;
        for (int k = 0; k < 8 && shape.signalDensity(mode + side * reach) > level; k++) reach *= 2;
        double far = mode + side * reach;
        return root(x -> shape.signalDensity(x) - level, Math.min(mode, far), Math.max(mode, far));
    }

    private double root(org.apache.commons.math3.analysis.UnivariateFunction function, double low, double high) {
        return new BrentSolver(1e-14, 1e-10 * shape.sigma()).solve(MAXIMUM_EVALUATIONS, function, low, high);
    }

    /** Derivatives of the unit line to the seven parameters at {@code x}. */
    private double[] gradient(double x) {
        double sigma = shape.sigma();
        double h = shape.tailFraction();
        double tau = shape.tau();
        double z = (x - shape.mu()) / sigma;
        double s = sigma / tau;
        double g = shape.gauss(z);
        double t = h == 0 ? g : shape.tail().exact(x);
        double lean = h / tau;
        double[] d = new double[7];
        d[1] = (1 - h) * z / sigma * g + lean * (g - t);
        d[2] = (1 - h) * (z * z - 1) / sigma * g + lean * (s * t - (s - z) * g);
        d[3] = behaviour == Behaviour.COMPAT ? 0.5 * (t - g) : t - g;
        d[4] = -lean * ((1 + s * z + s * s) * t - s * s * g);
        return d;
    }

    private static double propagate(double[] slope, PeakModel model, double[] covariance) {
        int n = model.size();
        double variance = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                variance += slope[model.slot(a)] * covariance[a * n + b] * slope[model.slot(b)];
            }
        }
        return Math.sqrt(variance);
    }
}
