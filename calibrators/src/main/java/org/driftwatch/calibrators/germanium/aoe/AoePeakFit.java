package org.driftwatch.calibrators.germanium.aoe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/**
 * Staged likelihood fit of {@link AoeShape}: the Gaussian alone around its top, the tail alone far below, then both.
 *
 * <ol>
 *   <li>Gaussian in (µ - ½σ, µ + 3σ) of a guess from a histogram of 500 bins between the 10th and 99th percentile;
 *   <li>tail in (µ - 15σ, µ - 5σ) with µ and 0.9 σ held;
 *   <li>both in (µ - 15σ, µ + 5σ); µ in the upper half of that window, σ between a fiftieth and a quarter of it, τ in (0, 1).
 * </ol>
 * Windows do not reach below the least value. If the last stage does not end validly it is searched for again from a simplex; of
 * the two answers a valid one stays, else the one with a chi-square smaller by 5 %, else the one with the smaller sum of relative
 * errors. With {@link AoeModel#AOE_PEAK_WITH_HIGH_TAIL} a further stage adds the high tail, which stays if that search ends validly
 * with a share above its error. The window hangs on the fine histogram of the first stage: where the shape does not describe the data, values rounded to
 * 0.005 % already move the mean by a standard error, so cells of a stream should be no wider than 0.001 %. Stateless and
 * thread-safe.
 */
final class AoePeakFit {
    private final AoeModel model;

    /** Without a high tail. */
    AoePeakFit() {
        this(AoeModel.AOE_PEAK);
    }

    AoePeakFit(AoeModel model) {
        this.model = model;
    }

    /** Fewest events to try on. */
    static final long FEWEST = 20;

    private static final int GUESS_BINS = 500;
    private static final int FIT_BINS = 100;
    private static final double CELLS_PER_SIGMA = 15;
    private static final double FWHM_PER_SIGMA = 2.355;
    private static final VariableMetric MINIMISER = new VariableMetric(2e-4, 2000);
    private static final List<String> NAMES = List.of("n_sig", "mu", "sigma", "density", "rate");

    /** Fits the points afresh; none, with its reason, with fewer than {@value FEWEST} events, no spread or a peak without width. */
    AoePeak fit(AoePoints points) {
        if (points.events() < FEWEST) return tooFew(points.events());
        AoePoints.Bins bins = points.histogram(points.percentile(10), points.percentile(99), GUESS_BINS);
        if (bins == null) return AoePeak.none("no spread of A/E in " + points.events() + " events");
        return new Stages(points).run(guess(bins));
    }

    private static AoePeak tooFew(long events) {
        return AoePeak.none(events + " events, minimum " + FEWEST);
    }

    /** The same in the window of an earlier fit and from its values, if there was a valid one that still leads to one. */
    AoePeak fit(AoePoints points, AoePeak last) {
        if (last == null || !last.valid()) return fit(points);
        AoePeak again = new Stages(points).again(last);
        return again.valid() ? again : fit(points);
    }

    private static PeakTop guess(AoePoints.Bins bins) {
        int top = bins.highest();
        double highest = bins.counts()[top];
        double fallback = widthOverHalf(bins, 0.5 * highest) / FWHM_PER_SIGMA;
        PeakTop fit = PeakTop.fit(bins, bins.centre(top), 5);
        boolean taken = fit.mu() >= bins.low()
                && fit.mu() <= bins.edge(bins.counts().length)
                && fit.height() >= 0.5 * highest
                && fit.height() <= 2 * highest
                && fit.sigma() >= 0.5 * fallback
                && fit.sigma() <= 2 * fallback;
        return taken ? fit : new PeakTop(bins.centre(top), fallback, highest);
    }

    /** From the first bin above the threshold to one past the last. */
    static double widthOverHalf(AoePoints.Bins bins, double threshold) {
        int first = 0;
        int last = bins.counts().length - 1;
        while (!(bins.counts()[first] > threshold)) first++;
        while (!(bins.counts()[last] > threshold)) last--;
        return (last + 1 - first) * bins.width();
    }

    /** One data set on its way through the stages. */
    private final class Stages {
        private final AoePoints points;

        Stages(AoePoints points) {
            this.points = points;
        }

        AoePeak run(PeakTop guess) {
            double[] line = line(guess);
            double mu = line[1];
            double sigma = line[2];
            double low = Math.max(mu - 15 * sigma, points.least());
            double high = mu + 5 * sigma;
            if (!(sigma > 0 && high > low)) return AoePeak.none("peak of A/E without width");
            double[] tail = tail(line, low, high);
            AoeShape onlyTail = new AoeShape(low, high, 0, mu, sigma, tail[3], tail[4]);
            double below = onlyTail.cumulative(high) - onlyTail.cumulative(mu - 2 * sigma);
            double[] start = {Math.max(line[0] - below, 0), mu, sigma, tail[3], tail[4]};
            return both(start, low, high, sigma);
        }

        private double[] line(PeakTop guess) {
            double low = guess.mu() - 0.5 * guess.sigma();
            double high = guess.mu() + 3 * guess.sigma();
            AoePoints.Cells cells = points.cells(low, high, guess.sigma() / CELLS_PER_SIGMA);
            double n = Math.max(1, cells.total());
            double widest = 0.25 * (high - low);
            List<Parameter> parameters = new ArrayList<>(List.of(
                    Parameter.free("n_sig", 1.6 * n, Math.sqrt(n)).atLeast(0),
                    Parameter.free("mu", guess.mu(), guess.sigma() / Math.sqrt(n))
                            .within(low, high),
                    Parameter.free("sigma", Math.min(guess.sigma(), widest), guess.sigma() / Math.sqrt(n))
                            .within(0, widest),
                    Parameter.fixed("density", 0),
                    Parameter.fixed("rate", 1)));
            return roughly(new AoeLikelihood(cells, true, false), parameters);
        }

        private double[] tail(double[] line, double low, double high) {
            double sigma = 0.9 * line[2];
            double until = line[1] - 5 * line[2];
            AoePoints.Cells cells = points.cells(low, until, sigma / CELLS_PER_SIGMA);
            double n = Math.max(1, points.between(low, high) - line[0]);
            List<Parameter> parameters = List.of(
                    Parameter.fixed("n_sig", 0),
                    Parameter.fixed("mu", line[1]),
                    Parameter.fixed("sigma", sigma),
                    Parameter.free("density", n / 0.1, Math.sqrt(n) / 0.1).atLeast(0),
                    Parameter.free("rate", 1 / 0.1, 2).atLeast(1));
            if (cells.total() == 0) return new double[] {0, line[1], sigma, 1, 0.1};
            return AoeLikelihood.natural(roughly(new AoeLikelihood(cells, false, true), parameters));
        }

        private double[] roughly(AoeLikelihood likelihood, List<Parameter> parameters) {
            Minimum found = MINIMISER.costOnly(likelihood, parameters);
            return found.valid()
                    ? found.values()
                    : MINIMISER.minimise(likelihood, parameters).values();
        }

        AoePeak again(AoePeak last) {
            AoeShape s = last.shape();
            AoePoints.Cells cells = points.cells(s.low(), s.high(), s.sigma() / CELLS_PER_SIGMA);
            if (cells.total() < FEWEST) return tooFew((long) cells.total());
            double growth = cells.total() / Math.max(1.0, last.counts());
            double[] start = {growth * s.signal(), s.mu(), s.sigma(), growth * s.background(), s.tau()};
            List<Parameter> parameters = parameters(start, s.low(), s.high(), cells.total());
            Minimum minimum = MINIMISER.minimise(new AoeLikelihood(cells, true, true), parameters);
            return withHighTail(peak(minimum, cells), cells, s);
        }

        /** The same with the high tail that the model may have. */
        private AoePeak withHighTail(AoePeak plain, AoePoints.Cells cells, AoeShape last) {
            if (model == AoeModel.AOE_PEAK) return plain;
            AoeShape s = plain.shape();
            double[] start = {s.signal(), s.mu(), s.sigma(), s.background(), s.tau()};
            List<Parameter> parameters = parameters(start, s.low(), s.high(), cells.total());
            AoePeak tailed = new HighTailFit(cells, parameters, last).fit(plain.counts());
            return tailed.valid() ? tailed.judged(chiSquare(tailed.shape()), plain.degreesOfFreedom()) : plain;
        }

        private AoePeak both(double[] start, double low, double high, double sigma) {
            AoePoints.Cells cells = points.cells(low, high, sigma / CELLS_PER_SIGMA);
            List<Parameter> parameters = parameters(start, low, high, cells.total());
            AoePeak direct = peak(MINIMISER.minimise(new AoeLikelihood(cells, true, true), parameters), cells);
            if (direct.valid()) return withHighTail(direct, cells, null);
            AoePeak second = peak(MINIMISER.afterSimplex(new AoeLikelihood(cells, true, true), parameters), cells);
            return withHighTail(better(direct, second), cells, null);
        }

        private List<Parameter> parameters(double[] start, double low, double high, double total) {
            double range = high - low;
            double n = Math.max(start[0], 10);
            double sigma = Math.min(0.249 * range, Math.max(0.021 * range, start[2]));
            double mu = Math.min(high, Math.max(0.5 * (low + high), start[1]));
            double density = start[3] / start[4];
            double rate = Math.max(1, 1 / start[4]);
            return List.of(
                    Parameter.free(NAMES.get(0), start[0], Math.sqrt(n)).atLeast(0),
                    Parameter.free(NAMES.get(1), mu, sigma / Math.sqrt(n)).within(0.5 * (low + high), high),
                    Parameter.free(NAMES.get(2), sigma, sigma / Math.sqrt(n)).within(range / 50, range / 4),
                    Parameter.free(NAMES.get(3), density, Math.sqrt(Math.max(total, 1)) / range)
                            .atLeast(0),
                    Parameter.free(NAMES.get(4), rate, 2 / range).atLeast(1));
        }

        private AoePeak peak(Minimum minimum, AoePoints.Cells cells) {
            double[] p = AoeLikelihood.natural(minimum.values());
            AoeShape shape = new AoeShape(cells.low(), cells.high(), p[0], p[1], p[2], p[3], p[4]);
            boolean complete = DoubleStream.of(minimum.errors()).allMatch(e -> e > 0);
            double[] covariance = AoeLikelihood.natural(minimum.values(), minimum.covariance());
            return new AoePeak(
                    shape,
                    list(errors(minimum, covariance)),
                    list(covariance),
                    minimum.cost(),
                    chiSquare(shape),
                    FIT_BINS - 2,
                    points.between(cells.low(), cells.high()),
                    minimum.valid() && complete,
                    "");
        }

        /** Roots of the covariance; for a parameter at its limit, which has none, the inward distance. */
        private double[] errors(Minimum minimum, double[] covariance) {
            double[] errors = minimum.errors();
            double rate = minimum.value(4);
            for (int k = 3; k < 5; k++) {
                double variance = covariance[6 * k];
                errors[k] = variance > 0 ? Math.sqrt(variance) : errors[k] / (k == 3 ? rate : rate * rate);
            }
            return errors;
        }

        private double chiSquare(AoeShape shape) {
            AoePoints.Bins bins = points.histogramOver(shape.low(), shape.high(), FIT_BINS);
            double sum = 0;
            for (int i = 0; i < FIT_BINS; i++) {
                double expected = shape.density(bins.centre(i)) * bins.width();
                double residual = bins.counts()[i] - expected;
                sum += residual * residual / expected;
            }
            return sum;
        }
    }

    private static AoePeak better(AoePeak a, AoePeak b) {
        if (a.valid() != b.valid()) return a.valid() ? a : b;
        if (a.chiSquare() * 1.05 < b.chiSquare()) return a;
        if (b.chiSquare() * 1.05 < a.chiSquare()) return b;
        return relativeErrors(a) <= relativeErrors(b) ? a : b;
    }

    private static double relativeErrors(AoePeak peak) {
        AoeShape s = peak.shape();
        double[] p = {s.signal(), s.mu(), s.sigma(), s.background(), s.tau()};
        double sum = 0;
        for (int k = 0; k < 5; k++) if (p[k] > 0) sum += Math.abs(peak.errors().get(k) / p[k]);
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    private static List<Double> list(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }
}
