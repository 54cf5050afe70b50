package org.driftwatch.calibrators.optimise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.driftwatch.calibrators.fit.NumericalGradient;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;

/**
 * Proposes where to measure a costly figure of merit next, so that its minimum is found in few measurements.
 *
 * <p>A Gaussian process is fitted to the measurements, in shares of the ranges and in deviations from their mean; the acquisition
 * is minimised within the ranges from random starts, the best is rounded to steps. A proposal that was measured before is
 * moved by up to ±10 % of the range. Deterministic for a seed; one thread.
 */
public final class BayesianOptimiser {
    private static final VariableMetric SEARCH = new VariableMetric(1e-12, 200);
    private static final double JITTER = 1e-10;
    private static final double SHARE = 0.1;
    private static final int MORE_STARTS = 8;
    private static final int MOST_MOVES = 10;

    private final BayesianSettings settings;
    private final SplittableRandom random;
    private final List<Sample> samples = new ArrayList<>();

    /**
     * One measurement.
     *
     * @param x value per dimension
     * @param y figure of merit, smaller is better
     * @param error its standard error, NaN if unknown
     */
    public record Sample(double[] x, double y, double error) {}

    /** Measures the figure of merit at a point. */
    @FunctionalInterface
    public interface Figure {
        Sample at(double[] x);
    }

    public BayesianOptimiser(BayesianSettings settings) {
        this.settings = settings;
        random = new SplittableRandom(settings.seed());
    }

    /** Measures all initial points, then as many proposals as asked, and gives the best. */
    public Sample minimise(Figure figure, double[][] initial, int proposals) {
        for (double[] x : initial) observe(figure.at(x));
        for (int i = 0; i < proposals; i++) observe(figure.at(propose()));
        return best();
    }

    /** Takes note of a measurement. */
    public void observe(Sample sample) {
        double y = Double.isNaN(sample.y) ? settings.nanValue() : sample.y;
        samples.add(new Sample(sample.x.clone(), y, sample.error));
    }

    /** All measurements so far, in order. */
    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** The process through the measurements so far. */
    public GaussianProcess process() {
        double[][] points = samples.stream().map(sample -> scaled(sample.x)).toArray(double[][]::new);
        double[] values = samples.stream()
                .mapToDouble(sample -> (sample.y - centre()) / spread())
                .toArray();
        return new GaussianProcess(settings.kernel(), points, values, variances()).fitted();
    }

    /** Where to measure next; there must be a measurement. */
    public double[] propose() {
        if (samples.isEmpty()) throw new IllegalStateException("no measurement to propose from");
        GaussianProcess process = process();
        double best = Double.POSITIVE_INFINITY;
        for (Sample sample : samples) best = Math.min(best, process.mean(scaled(sample.x)));
        double[] found = null;
        double least = Double.POSITIVE_INFINITY;
        for (double[] start : starts(process, best)) {
            double[] x = search(process, best, start);
            double value = acquisition(process, best, x);
            if (found != null && !(value < least)) continue;
            least = value;
            found = x;
        }
        for (int d = 0; d < found.length; d++)
            found[d] = dimension(d).clipped(dimension(d).rounded(found[d]));
        return moved(found);
    }

    /** The lowest measurement, the first of equals. */
    public Sample best() {
        return samples.stream()
                .min((a, b) -> Double.compare(a.y, b.y))
                .orElseThrow(() -> new IllegalStateException("no measurement, no best"));
    }

    /** The database entries of a point, by section and parameter. */
    public SortedMap<String, SortedMap<String, String>> database(double[] x) {
        SortedMap<String, SortedMap<String, String>> database = new TreeMap<>();
        for (int d = 0; d < x.length; d++) {
            database.computeIfAbsent(dimension(d).section(), section -> new TreeMap<>())
                    .put(dimension(d).parameter(), dimension(d).text(x[d]));
        }
        return database;
    }

    private List<double[]> starts(GaussianProcess process, double best) {
        int count = settings.compat() ? settings.batchSize() : settings.batchSize() * MORE_STARTS;
        List<double[]> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] x = new double[settings.dimensions().size()];
            for (int d = 0; d < x.length; d++)
                x[d] = dimension(d).low() + (dimension(d).high() - dimension(d).low()) * random.nextDouble();
            starts.add(x);
        }
        starts.sort((a, b) -> Double.compare(acquisition(process, best, a), acquisition(process, best, b)));
        return starts.subList(0, settings.batchSize());
    }

    private double[] search(GaussianProcess process, double best, double[] start) {
        List<Parameter> parameters = new ArrayList<>();
        double[] steps = new double[start.length];
        for (int d = 0; d < start.length; d++) {
            SearchDimension dimension = dimension(d);
            steps[d] = 0.05 * (dimension.high() - dimension.low());
            parameters.add(
                    new Parameter(dimension.parameter(), start[d], steps[d], dimension.low(), dimension.high(), false));
        }
        var cost = new NumericalGradient(x -> acquisition(process, best, x), steps);
        return SEARCH.costOnly(cost, parameters).values();
    }

    private double acquisition(GaussianProcess process, double best, double[] x) {
        double[] at = scaled(x);
        double deviation = process.deviation(at);
        if (settings.compat())
            deviation = Math.sqrt(deviation * deviation + process.kernel().noise());
        return settings.acquisition().of(process.mean(at), deviation, best);
    }

    private double[] moved(double[] proposal) {
        double[] x = proposal;
        for (int move = 0; move < MOST_MOVES && measured(x); move++) {
            x = proposal.clone();
            for (int d = 0; d < x.length; d++) {
                SearchDimension dimension = dimension(d);
                double reach = SHARE * (dimension.high() - dimension.low());
                x[d] = dimension.clipped(dimension.rounded(x[d] + reach * (2 * random.nextDouble() - 1)));
            }
            if (settings.compat()) return x;
        }
        return x;
    }

    /** True if a sample has the same point; under compat if one has any of its coordinates. */
    private boolean measured(double[] x) {
        for (Sample sample : samples) {
            if (Arrays.equals(sample.x, x)) return true;
            for (int d = 0; settings.compat() && d < x.length; d++) if (sample.x[d] == x[d]) return true;
        }
        return false;
    }

    private double[] scaled(double[] x) {
        if (settings.compat()) return x;
        double[] share = new double[x.length];
        for (int d = 0; d < x.length; d++)
            share[d] = (x[d] - dimension(d).low())
                    / (dimension(d).high() - dimension(d).low());
        return share;
    }

    private SearchDimension dimension(int d) {
        return settings.dimensions().get(d);
    }

    private double centre() {
        return settings.compat()
                ? 0
                : samples.stream().mapToDouble(Sample::y).average().orElse(0);
    }

    private double spread() {
        if (settings.compat() || samples.size() < 2) return 1;
        double centre = centre();
        double sum = 0;
        for (Sample sample : samples) sum += (sample.y - centre) * (sample.y - centre);
        return sum > 0 ? Math.sqrt(sum / samples.size()) : 1;
    }

    private double[] variances() {
        double scale = spread();
        double[] variances = new double[samples.size()];
        for (int i = 0; i < variances.length; i++) {
            double error = samples.get(i).error / scale;
            variances[i] = settings.compat() || !(error > 0) ? JITTER : Math.max(JITTER, error * error);
        }
        return variances;
    }
}
