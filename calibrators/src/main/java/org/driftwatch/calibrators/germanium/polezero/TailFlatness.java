package org.driftwatch.calibrators.germanium.polezero;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.NumericalGradient;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/**
 * How flat the corrected tail of one waveform is, and the constants that make it flat.
 * <pre>
 *   S = | Σt Σy − n Σ t y |,   y the pole-zero corrected samples from {@code from} on, t = 0 … n−1
 * </pre>
 * n(n²−1)/12 times n times the slope of y. One equation cannot determine three constants; what a simplex search reaches from a
 * common start with steps of one per cent is a small move of all of them, and its median over waveforms is what is used.
 *
 * <p>The peer lets Minuit minimise S itself, which has a kink where the tail is flat. Here the single constant is where S² has its
 * minimum, and the two constants are the best corner of the simplex.
 *
 * @param from first sample of the tail
 * @param until first sample behind it; {@link Integer#MAX_VALUE} for the rest of the waveform
 */
public record TailFlatness(int from, int until) {
    private static final VariableMetric SEARCH = new VariableMetric(1e-3, 500);
    private static final double STEP = 0.01;
    private static final double SHORTEST = 1e-3; // samples

    public TailFlatness {
        if (from < 0) throw new IllegalArgumentException("tail must start at sample 0 or later, was " + from);
        if (until - from < 2)
            throw new IllegalArgumentException("tail must have 2 samples or more, was [" + from + ", " + until + ")");
    }

    /** All that follows a sample. */
    public TailFlatness(int from) {
        this(from, Integer.MAX_VALUE);
    }

    /** S with one decay constant taken out of a waveform without baseline. */
    public double of(double[] x, double tau) {
        double c = FastMath.exp(-1 / tau);
        var line = new Line(from);
        double y = x[0];
        line.add(0, y);
        for (int i = 1; i < end(x); i++) {
            y += x[i] - c * x[i - 1];
            line.add(i, y);
        }
        return Math.abs(line.statistic());
    }

    /** S with two decay constants taken out of a waveform without baseline. */
    public double of(double[] x, TwoDecays decays) {
        return Math.abs(line(x, decays).statistic());
    }

    /** Slope of the tail with two constants taken out [ADC/sample]. */
    public double slope(double[] x, TwoDecays decays) {
        Line line = line(x, decays);
        double n = line.n;
        return -line.statistic() / (n * n * (n * n - 1) / 12);
    }

    private Line line(double[] x, TwoDecays decays) {
        double a = FastMath.exp(-1 / decays.tau1());
        double b = FastMath.exp(-1 / decays.tau2());
        double f = decays.fraction();
        double g = f * b - f * a - b;
        double sum = a + b;
        double product = a * b;
        var line = new Line(from);
        double y = x[1];
        double step = x[1] - x[0];
        line.add(0, x[0]);
        line.add(1, y);
        for (int i = 2; i < end(x); i++) {
            step = x[i] - sum * x[i - 1] + product * x[i - 2] - g * step;
            y += step;
            line.add(i, y);
        }
        return line;
    }

    private int end(double[] x) {
        return Math.min(until, x.length);
    }

    /** The single constant that makes the tail flat ({@code optimize_1pz}) [samples], near {@code start}; NaN for a NaN in x. */
    public double flattest(double[] x, double start) {
        if (Double.isNaN(of(x, start))) return Double.NaN;
        Parameter tau = Parameter.free("tau", start, STEP * start).atLeast(SHORTEST);
        double scale = Math.max(of(x, start), 1);
        var squared = new NumericalGradient(p -> square(of(x, p[0]) / scale), STEP * start);
        return new VariableMetric(1e-12, 200).costOnly(squared, List.of(tau)).value(0);
    }

    /** The constants near {@code start} that make the tail flat; NaN for a NaN in x. */
    public TwoDecays flattest(double[] x, TwoDecays start) {
        return flattest(x, start, new TwoDecays(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE));
    }

    /**
     * The same within limits from 0 on ({@code optimize_2pz}).
     *
     * @param most the largest of each
     */
    public TwoDecays flattest(double[] x, TwoDecays start, TwoDecays most) {
        if (Double.isNaN(of(x, start))) return new TwoDecays(Double.NaN, Double.NaN, Double.NaN);
        List<Parameter> parameters = List.of(
                Parameter.free("tau1", start.tau1(), STEP * start.tau1()).atLeast(0),
                Parameter.free("tau2", start.tau2(), STEP * start.tau2()).atLeast(0),
                Parameter.free("frac", start.fraction(), Math.max(1e-6, STEP * start.fraction()))
                        .atLeast(0));
        Minimum best = SEARCH.simplexOnly((p, gradient) -> of(x, within(most, p)), parameters);
        return within(most, best.values());
    }

    private static TwoDecays within(TwoDecays most, double[] p) {
        return new TwoDecays(
                Math.max(SHORTEST, Math.min(most.tau1(), p[0])),
                Math.max(SHORTEST, Math.min(most.tau2(), p[1])),
                Math.min(most.fraction(), p[2]));
    }

    private static double square(double x) {
        return x * x;
    }

    /** Sums of a straight line over the samples of the tail. */
    private static final class Line {
        private final int from;
        private long n;
        private double sum;
        private double weighted;

        Line(int from) {
            this.from = from;
        }

        void add(int i, double y) {
            if (i < from) return;
            weighted += (i - from) * y;
            sum += y;
            n++;
        }

        double statistic() {
            return 0.5 * n * (n - 1) * sum - n * weighted;
        }
    }
}
