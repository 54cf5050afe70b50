package org.driftwatch.ui;

import java.util.function.DoubleUnaryOperator;

/** Peak shapes straight from their definitions as integrals: slow, and independent of the page's formulas. */
final class PeakShapeByQuadrature {
    private static final int STEPS = 40_000;

    private PeakShapeByQuadrature() {}

    /** exp(x²) erfc(x) = 2/sqrt(pi) Integral over t from 0 of exp(-t² - 2 x t). */
    static double erfcx(double x) {
        double end = x > 3 ? Math.min(9, 40 / x) : Math.max(0, -x) + 9;
        return 2 / Math.sqrt(Math.PI) * simpson(t -> Math.exp(-t * t - 2 * x * t), 0, end);
    }

    static double erf(double x) {
        return 2 / Math.sqrt(Math.PI) * simpson(t -> Math.exp(-t * t), 0, x);
    }

    static double gauss(double x, double mu, double sigma) {
        double z = (x - mu) / sigma;
        return Math.exp(-0.5 * z * z) / (sigma * Math.sqrt(2 * Math.PI));
    }

    /** A normal deviate minus an exponential one of mean tau: Integral over s of exp(-s/tau)/tau G(x + s). */
    static double tail(double x, double mu, double sigma, double tau) {
        double centre = mu - x - sigma * sigma / tau; // of the integrand, a normal of width sigma
        double from = Math.max(0, centre - 12 * sigma);
        return simpson(
                s -> Math.exp(-s / tau) / tau * gauss(x + s, mu, sigma), from, Math.max(from, centre) + 12 * sigma);
    }

    /** Step normalised to unit area on [lo, hi] by its own integral. */
    static double step(double x, double mu, double sigma, double hstep, double lo, double hi) {
        DoubleUnaryOperator shape = t -> 1 + hstep * smoothErf((t - mu) / (sigma * Math.sqrt(2)));
        return shape.applyAsDouble(x) / simpson(shape, lo, hi);
    }

    private static double smoothErf(double x) {
        return Math.abs(x) > 6 ? Math.signum(x) : Math.signum(x) * (1 - Math.exp(-x * x) * erfcxCoarse(Math.abs(x)));
    }

    private static double erfcxCoarse(double x) {
        int steps = 400;
        double h = 7.0 / steps;
        double sum = 0.5;
        for (int i = 1; i < steps; i++) sum += Math.exp(-(i * h) * (i * h) - 2 * x * i * h);
        // trapezoid with the first end correction: -h²/12 (f'(end) - f'(0)), f'(0) = -2x
        return 2 / Math.sqrt(Math.PI) * (sum * h - h * h / 12 * 2 * x);
    }

    private static double simpson(DoubleUnaryOperator f, double a, double b) {
        double h = (b - a) / STEPS;
        double sum = f.applyAsDouble(a) + f.applyAsDouble(b);
        for (int i = 1; i < STEPS; i++) sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(a + i * h);
        return sum * h / 3;
    }
}
