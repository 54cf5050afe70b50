package org.driftwatch.calibrators.peak;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.fit.Parameter;

/**
 * Starts, steps and limits of the parameters: n ≥ 0, mu in the window, sigma below half of it, htail in [0, 0.5],
 * tau in [0.1, 5] sigma of the guess, hstep in [-1, 1].
 */
final class StartingPoint {
    private static final double LARGEST_TAIL = 0.5;
    private static final double STEEPEST = 0.9;

    private final WindowHistogram histogram;
    private final PeakGuess guess;

    StartingPoint(WindowHistogram histogram, PeakGuess guess) {
        this.histogram = histogram;
        this.guess = guess;
    }

    /** From the guess and the levels of the outer fifths of the window. */
    Seven first() {
        double total = Math.max(1, histogram.total());
        double signal = Math.min(Math.max(guess.signal(), 1), 0.98 * total);
        int fifth = Math.max(1, histogram.bins() / 5);
        double left = histogram.sum(0, fifth);
        double right = histogram.sum(histogram.bins() - fifth, histogram.bins());
        double step = (right - left) / (right + left + 2);
        return new Seven(
                new double[] {signal, guess.mu(), guess.sigma(), 0, guess.sigma(), total - signal, bounded(step)},
                guess.sigma());
    }

    /** From values that are already near. */
    Seven near(double[] seven) {
        double[] p = seven.clone();
        p[6] = bounded(p[6]);
        return new Seven(p, p[2]);
    }

    /** A tail added to a shape without. */
    Seven tailed(double[] seven, double fraction, double tauInSigmas) {
        double[] p = seven.clone();
        p[2] *= 0.8;
        p[3] = fraction;
        p[4] = tauInSigmas * p[2];
        p[6] = bounded(p[6]);
        return new Seven(p, seven[2]);
    }

    /** A rough minimum as it is; {@code plain} sets the scale if there is one. */
    Seven exactly(double[] seven, PeakFit plain) {
        double sigma = plain == null ? seven[2] : plain.fwhm() / 2.354820045030949;
        return new Seven(seven.clone(), sigma);
    }

    /** An earlier fit with its counts scaled. */
    Seven grown(double[] seven, double growth) {
        double[] p = seven.clone();
        p[0] = Math.max(p[0] * growth, 1);
        p[5] = Math.max(p[5] * growth, 1);
        p[6] = Math.max(-0.999, Math.min(0.999, p[6]));
        p[3] = Math.max(0.005, Math.min(LARGEST_TAIL - 0.005, p[3]));
        return new Seven(p, guess.sigma());
    }

    private static double bounded(double step) {
        return Math.max(-STEEPEST, Math.min(STEEPEST, step));
    }

    /** Seven start values and the width that sets the scale of steps and limits. */
    final class Seven {
        private final double[] values;
        private final double sigma;

        Seven(double[] values, double sigma) {
            this.values = values;
            this.sigma = sigma;
        }

        /** All seven as fit parameters; those the model lacks are fixed. */
        List<Parameter> parameters(PeakModel model) {
            double total = Math.max(1, histogram.total());
            double range = histogram.high() - histogram.low();
            double signal = Math.max(values[0], 10);
            double precision = sigma / Math.sqrt(signal);
            double[] steps = {
                Math.sqrt(total), 2 * precision, 2 * precision, 0.1, 0.3 * values[4], Math.sqrt(total), 0.05
            };
            double[] lower = {0, histogram.low(), 1e-3 * sigma, 0, 0.1 * sigma, 0, -1};
            double[] upper = {
                Double.POSITIVE_INFINITY,
                histogram.high(),
                0.5 * range,
                LARGEST_TAIL,
                5 * sigma,
                Double.POSITIVE_INFINITY,
                1
            };
            List<String> names = PeakModel.HPGE_PEAK.parameterNames();
            List<Parameter> all = new ArrayList<>();
            for (int slot = 0; slot < 7; slot++) {
                double start = Math.max(lower[slot], Math.min(upper[slot], values[slot]));
                all.add(new Parameter(names.get(slot), start, steps[slot], lower[slot], upper[slot], false));
                if (!model.uses(slot)) all.set(slot, Parameter.fixed(names.get(slot), unused(slot)));
            }
            return all;
        }

        private double unused(int slot) {
            return slot == 4 ? 1 : 0;
        }
    }
}
