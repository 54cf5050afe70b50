package org.driftwatch.calibrators.germanium.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.driftwatch.calibrators.optimise.InterpolatingSpline;
import org.driftwatch.calibrators.spectrum.Percentiles;

/**
 * Noise of a filter over a grid of one parameter, and where it is least.
 *
 * <p>The figure of a grid point is the mean of that of bootstrap samples; the least lies on a spline through the grid, next to its
 * lowest point. By default one draw of events serves all grid points, so that their differences are not blurred; a point's
 * error is the spread of its samples, the error of the answer the spread of the answers of the samples.
 */
public record NoiseScan(NoiseSettings settings) {

    /**
     * One point of the grid.
     *
     * @param parameterUs value of the parameter [us]
     * @param figure noise [ADC]
     * @param error its standard error; under compat that of the mean of the samples
     * @param energies of the baselines [ADC]
     */
    public record Point(double parameterUs, double figure, double error, double[] energies) {
        public double percentile(double percent) {
            return new Percentiles(energies).at(percent);
        }

        /** Standard deviation of the energies. */
        public double deviation() {
            double mean = 0;
            for (double energy : energies) mean += energy / energies.length;
            double sum = 0;
            for (double energy : energies) sum += (energy - mean) * (energy - mean);
            return Math.sqrt(sum / energies.length);
        }
    }

    /**
     * The whole grid.
     *
     * @param bestUs where the noise is least [us]
     * @param bestErrorUs its standard error [us]
     * @param figure noise there, from the spline [ADC]
     * @param samples noise of each bootstrap sample at each grid point: sample by point
     */
    public record Result(
            double bestUs, double bestErrorUs, double figure, List<Point> points, List<double[]> samples) {}

    /** Scans the grid; energies of all baselines at a value of the parameter come from {@code energies}. */
    public Result scan(DoubleFunction<double[]> energies) {
        double[] grid = settings.grid();
        double[][] values = new double[grid.length][];
        for (int i = 0; i < grid.length; i++) values[i] = energies.apply(grid[i]);
        List<double[]> samples = samples(values);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < grid.length; i++) points.add(point(grid[i], i, values[i], samples));
        double[] figures = points.stream().mapToDouble(Point::figure).toArray();
        InterpolatingSpline spline = new InterpolatingSpline(grid, figures, settings.splineDegree());
        double best = spline.lowest();
        double error = settings.compat() ? resampledGrid(grid, figures) : spreadOfAnswers(grid, samples);
        return new Result(best, error, spline.at(best), List.copyOf(points), samples);
    }

    private Point point(double parameter, int i, double[] energies, List<double[]> samples) {
        double mean = 0;
        for (double[] sample : samples) mean += sample[i] / samples.size();
        double sum = 0;
        for (double[] sample : samples) sum += (sample[i] - mean) * (sample[i] - mean);
        double spread = Math.sqrt(sum / (samples.size() - 1));
        double error = settings.compat() ? spread / Math.sqrt(samples.size()) : spread;
        if (settings.figure() == NoiseSettings.Figure.SPREAD) return new Point(parameter, mean, error, energies);
        GaussOnUniform fit = GaussOnUniform.fit(energies);
        return new Point(parameter, fit.fwhm(), fit.fwhmError(), energies);
    }

    /** Figure of each bootstrap sample at each grid point. */
    private List<double[]> samples(double[][] values) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        List<double[]> samples = new ArrayList<>();
        for (int b = 0; b < settings.bootstraps(); b++) {
            double[] figures = new double[values.length];
            int[] draw = draw(random, values[0].length);
            for (int i = 0; i < values.length; i++) {
                if (settings.compat()) draw = draw(random, values[i].length);
                figures[i] = figure(values[i], draw);
            }
            samples.add(figures);
        }
        return samples;
    }

    private double figure(double[] energies, int[] draw) {
        double[] drawn = new double[draw.length];
        for (int i = 0; i < drawn.length; i++) drawn[i] = energies[draw[i]];
        Percentiles percentiles = new Percentiles(drawn);
        return percentiles.at(settings.percentileHigh()) - percentiles.at(settings.percentileLow());
    }

    private static int[] draw(SplittableRandom random, int n) {
        int[] draw = new int[n];
        for (int i = 0; i < n; i++) draw[i] = random.nextInt(n);
        return draw;
    }

    private double spreadOfAnswers(double[] grid, List<double[]> samples) {
        double[] answers = samples.stream()
                .mapToDouble(sample -> new InterpolatingSpline(grid, sample, settings.splineDegree()).lowest())
                .toArray();
        return deviation(answers);
    }

    private double resampledGrid(double[] grid, double[] figures) {
        SplittableRandom random = new SplittableRandom(settings.seed() + 1);
        double[] answers = new double[settings.bootstraps()];
        for (int b = 0; b < answers.length; b++) {
            int best = -1;
            for (int i : draw(random, grid.length)) if (best < 0 || figures[i] < figures[best]) best = i;
            answers[b] = grid[best];
        }
        return deviation(answers);
    }

    private static double deviation(double[] values) {
        return new Point(0, 0, 0, values).deviation();
    }
}
