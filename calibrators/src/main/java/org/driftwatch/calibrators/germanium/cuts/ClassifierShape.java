package org.driftwatch.calibrators.germanium.cuts;

import java.util.List;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.peak.ErrorFunction;
import org.driftwatch.calibrators.peak.ExGaussian;

/** Shapes a classifier may have, each a sum of up to two parts of unit area times their counts. */
enum ClassifierShape {
    /** n_sig G(µ, σ). */
    GAUSSIAN {
        @Override
        List<Parameter> parameters(double events) {
            return List.of(
                    count("n_sig", events, events),
                    bounded("mu", 0, 0.1, 0.5),
                    Parameter.free("sigma", 1, 0.1).within(0.5, 1.5));
        }

        @Override
        double density(double[] p, double x) {
            return p[0] * gauss((x - p[1]) / p[2]) / p[2];
        }

        @Override
        double cumulative(double[] p, double x) {
            return p[0] * normal((x - p[1]) / p[2]);
        }
    },
    /** n_sig T(µ, σ, τ). */
    EXGAUSS {
        @Override
        List<Parameter> parameters(double events) {
            return List.of(
                    count("n_sig", events, events),
                    bounded("mu", 0, 0.1, 0.8),
                    Parameter.free("sigma", 1, 0.1).within(0.8, 1.2),
                    Parameter.free("tau", -0.1, 0.1));
        }

        @Override
        double density(double[] p, double x) {
            return p[0] * new ExGaussian(p[1], p[2], p[3]).exact(x);
        }

        @Override
        double cumulative(double[] p, double x) {
            return p[0] * below(new ExGaussian(p[1], p[2], p[3]), x);
        }
    },
    /** Skewed Gaussian: 2 n_sig/σ φ(z) Φ(αz); its integral is taken over the whole axis. */
    SKEWED {
        @Override
        List<Parameter> parameters(double events) {
            return List.of(
                    count("n_sig", events, events),
                    Parameter.free("mu", 0, 0.1),
                    Parameter.free("sigma", 1, 0.1).atLeast(SMALLEST),
                    Parameter.free("alpha", 0.1, 0.3));
        }

        @Override
        double density(double[] p, double x) {
            double z = (x - p[1]) / p[2];
            return 2 * p[0] / p[2] * gauss(z) * normal(p[3] * z);
        }

        @Override
        double cumulative(double[] p, double x) {
            return p[0] * skewBelow((x - p[1]) / p[2], p[3]);
        }
    },
    /** n_sig G(µ, σ) + n_bkg T(µ, σ, τ). */
    GAUSS_ON_EXGAUSS {
        @Override
        List<Parameter> parameters(double events) {
            return List.of(
                    count("n_sig", 0.9 * events, events),
                    bounded("mu", 0, 0.1, 0.5),
                    Parameter.free("sigma", 1, 0.1).atLeast(SMALLEST),
                    count("n_bkg", 0.1 * events, events),
                    Parameter.free("tau", -0.1, 0.1));
        }

        @Override
        double density(double[] p, double x) {
            double tail = new ExGaussian(p[1], p[2], p[4]).exact(x);
            return p[0] * gauss((x - p[1]) / p[2]) / p[2] + p[3] * tail;
        }

        @Override
        double cumulative(double[] p, double x) {
            return p[0] * normal((x - p[1]) / p[2]) + p[3] * below(new ExGaussian(p[1], p[2], p[4]), x);
        }
    },
    /** n_sig T(µ, σ, τ₁) + n_bkg T(µ, σ, τ₂), one tail up, one down. */
    DOUBLE_EXGAUSS {
        @Override
        List<Parameter> parameters(double events) {
            return List.of(
                    count("n_sig", 0.5 * events, events),
                    bounded("mu", 0, 0.1, 0.5),
                    Parameter.free("sigma", 1, 0.1).atLeast(SMALLEST),
                    Parameter.free("tau1", -0.1, 0.1).within(Double.NEGATIVE_INFINITY, 0),
                    count("n_bkg", 0.5 * events, events),
                    Parameter.free("tau2", 0.1, 0.1).atLeast(0));
        }

        @Override
        double density(double[] p, double x) {
            return p[0] * new ExGaussian(p[1], p[2], p[3]).exact(x) + p[4] * new ExGaussian(p[1], p[2], p[5]).exact(x);
        }

        @Override
        double cumulative(double[] p, double x) {
            return p[0] * below(new ExGaussian(p[1], p[2], p[3]), x)
                    + p[4] * below(new ExGaussian(p[1], p[2], p[5]), x);
        }
    };

    private static final int PANELS = 200;
    private static final double SMALLEST = 0.02;
    private static final double ROOT_TWO = Math.sqrt(2);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

    /** Starts and limits for so many events. */
    abstract List<Parameter> parameters(double events);

    /** Events per unit of x. */
    abstract double density(double[] p, double x);

    /** Events below x. */
    abstract double cumulative(double[] p, double x);

    /** Fitted parameters. */
    int free() {
        return parameters(1).size();
    }

    private static Parameter count(String name, double start, double events) {
        return Parameter.free(name, start, Math.sqrt(Math.max(events, 1))).atLeast(0);
    }

    private static Parameter bounded(String name, double start, double step, double limit) {
        return Parameter.free(name, start, step).within(-limit, limit);
    }

    static double gauss(double z) {
        return StrictMath.exp(-0.5 * z * z) / ROOT_TWO_PI;
    }

    static double normal(double z) {
        return 0.5 * ErrorFunction.erfc(-z / ROOT_TWO);
    }

    private static double below(ExGaussian tail, double x) {
        return Math.max(0, Math.min(1, normal((x - tail.mu()) / tail.sigma()) + tail.tau() * tail.exact(x)));
    }

    /** Φ(z) - 2 T(z, α) with Owen's T = 1/2π ∫₀^arctan(α) exp(-z²/2cos²θ) dθ by Simpson's rule. */
    private static double skewBelow(double z, double alpha) {
        double end = StrictMath.atan(alpha);
        double sum = 0;
        for (int k = 0; k <= PANELS; k++) {
            double cosine = StrictMath.cos(end * k / PANELS);
            double value = StrictMath.exp(-0.5 * z * z / (cosine * cosine));
            sum += k == 0 || k == PANELS ? value : k % 2 == 1 ? 4 * value : 2 * value;
        }
        double owen = sum * end / (3 * PANELS) / (2 * StrictMath.PI);
        return Math.max(0, Math.min(1, normal(z) - 2 * owen));
    }
}
