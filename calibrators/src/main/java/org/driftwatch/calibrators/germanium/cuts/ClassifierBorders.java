package org.driftwatch.calibrators.germanium.cuts;

import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.AtLevel;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.AtPercentile;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.Method;
import org.driftwatch.calibrators.spectrum.BinnedCounts;
import org.driftwatch.calibrators.spectrum.Binning;

/** Where a rule puts the borders of its classifier. */
final class ClassifierBorders {
    private static final double FIT_REACH = 10;
    private static final double WIDER_REACH = 20;
    private static final double FIT_BIN = 0.02;

    private ClassifierBorders() {}

    static Borders of(ClassifierRule rule, ColumnDistribution column, ModeWidth shape) {
        Borders wanted = wanted(rule.threshold(), column, shape);
        if (rule.limits() == null) return wanted;
        return new Borders(
                Double.isNaN(wanted.low()) ? Double.NaN : rule.limits().low(wanted.low()),
                Double.isNaN(wanted.high()) ? Double.NaN : rule.limits().high(wanted.high()));
    }

    private static Borders wanted(ClassifierRule.Threshold threshold, ColumnDistribution column, ModeWidth shape) {
        if (threshold instanceof AtLevel level)
            return new Borders(-level.level().low(), level.level().high());
        AtPercentile at = (AtPercentile) threshold;
        if (at.method() == Method.FIT) return fitted(at.percentile(), column, shape);
        return new Borders(
                normal(column, shape, 100 - at.percentile().low()),
                normal(column, shape, at.percentile().high()));
    }

    private static double normal(ColumnDistribution column, ModeWidth shape, double percent) {
        if (Double.isNaN(percent)) return Double.NaN;
        return (column.percentile(percent) - shape.mode()) / shape.std();
    }

    private static Borders fitted(Sides percentile, ColumnDistribution column, ModeWidth shape) {
        ClassifierFit fit = ClassifierFit.best(histogram(column, shape, FIT_REACH))
                .or(() -> ClassifierFit.best(histogram(column, shape, WIDER_REACH)))
                .orElse(null);
        if (fit == null)
            return new Borders(normal(column, shape, 100 - percentile.low()), normal(column, shape, percentile.high()));
        return new Borders(
                percentile.hasLow() ? fit.quantile(1 - percentile.low() / 100) : Double.NaN,
                percentile.hasHigh() ? fit.quantile(percentile.high() / 100) : Double.NaN);
    }

    /** The classifier in fine bins from -reach to reach. */
    private static BinnedCounts histogram(ColumnDistribution column, ModeWidth shape, double reach) {
        Binning raw = new Binning(shape.mode() - reach * shape.std(), shape.mode() + reach * shape.std(), (int)
                Math.rint(2 * reach / FIT_BIN));
        return BinnedCounts.of(
                new Binning(-reach, reach, raw.bins()), column.counts(raw).counts());
    }
}
