package org.driftwatch.calibrators.germanium.cuts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.fit.Minimum;
import org.driftwatch.calibrators.fit.NumericalGradient;
import org.driftwatch.calibrators.fit.Parameter;
import org.driftwatch.calibrators.fit.VariableMetric;
import org.driftwatch.calibrators.spectrum.BinnedChiSquare;
import org.driftwatch.calibrators.spectrum.BinnedCounts;
import org.driftwatch.calibrators.spectrum.Binning;

/**
 * The shape that describes a classifier best: each of {@link ClassifierShape} is fitted by extended likelihood of fine
 * bins,
 * <pre>  L = 2 [F(high) - F(low) - Σ n ln f(x)] </pre>
 * and the one with the largest p-value is taken (Σ (n - e)²/n over bins of 0.1, empty ones counting 1); if all are 0,
 * the one with the
 * least chi-square.
 *
 * @param shape which
 * @param parameters its numbers
 */
record ClassifierFit(ClassifierShape shape, List<Double> parameters) {
    private static final double COARSE_BIN = 0.1;
    private static final double GRID = 0.1;
    private static final int GRID_POINTS = 2000;
    private static final double GRID_FROM = -100;
    private static final double LEAST = 1e-300;

    /** The best shape for a histogram of the classifier; empty if none could be fitted. */
    static Optional<ClassifierFit> best(BinnedCounts fine) {
        BinnedCounts coarse = coarse(fine);
        ClassifierFit best = null;
        double bestP = -1;
        double least = Double.POSITIVE_INFINITY;
        for (ClassifierShape shape : ClassifierShape.values()) {
            Minimum minimum = fit(shape, fine);
            if (!Double.isFinite(minimum.cost())) continue;
            double[] p = minimum.values();
            BinnedChiSquare fit =
                    BinnedChiSquare.of(coarse, x -> shape.density(p, x), shape.free(), BinnedChiSquare.Method.VARIANCE);
            double probability = fit.pValue();
            boolean better = probability > bestP || bestP == 0 && probability == 0 && fit.chiSquare() < least;
            if (!better) continue;
            best = new ClassifierFit(shape, Arrays.stream(p).boxed().toList());
            bestP = probability;
            least = fit.chiSquare();
        }
        return Optional.ofNullable(best);
    }

    private static Minimum fit(ClassifierShape shape, BinnedCounts fine) {
        List<Parameter> parameters = shape.parameters(fine.total());
        double[] steps = parameters.stream().mapToDouble(Parameter::step).toArray();
        double[] x = fine.binning().centres();
        double low = fine.binning().low();
        double high = fine.binning().high();
        NumericalGradient cost = new NumericalGradient(
                p -> {
                    double sum = shape.cumulative(p, high) - shape.cumulative(p, low);
                    for (int i = 0; i < x.length; i++) {
                        double n = fine.counts()[i];
                        if (n > 0) sum -= n * StrictMath.log(Math.max(LEAST, shape.density(p, x[i])));
                    }
                    return 2 * sum;
                },
                steps);
        return VariableMetric.MINUIT_LIKE.minimise(cost, parameters);
    }

    private static BinnedCounts coarse(BinnedCounts fine) {
        Binning binning = fine.binning();
        int bins = (int) Math.rint((binning.high() - binning.low()) / COARSE_BIN);
        int factor = binning.bins() / bins;
        double[] counts = new double[bins];
        double[] variances = new double[bins];
        for (int i = 0; i < bins * factor; i++) counts[i / factor] += fine.counts()[i];
        for (int i = 0; i < bins; i++) variances[i] = counts[i] == 0 ? 1 : counts[i];
        return new BinnedCounts(new Binning(binning.low(), binning.high(), bins), counts, variances);
    }

    /** Where the share {@code q} of the shape lies below, on a grid of 0.1 from -100 to 100. */
    double quantile(double q) {
        double[] p = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        double first = shape.cumulative(p, GRID_FROM);
        double all = shape.cumulative(p, GRID_FROM + GRID * GRID_POINTS) - first;
        double best = GRID_FROM;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < GRID_POINTS; i++) {
            double x = GRID_FROM + GRID * i;
            double distance = Math.abs((shape.cumulative(p, x) - first) / all - q);
            if (distance < nearest) {
                nearest = distance;
                best = x;
            }
        }
        return best;
    }
}
