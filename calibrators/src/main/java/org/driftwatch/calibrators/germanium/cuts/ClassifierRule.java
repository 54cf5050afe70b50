package org.driftwatch.calibrators.germanium.cuts;

/**
 * A classifier (parameter - mode)/width and a cut on it.
 *
 * @param name of the cut; the classifier is {@code NAME_classifier}
 * @param parameter a column, or an arithmetic expression of columns
 * @param threshold where the cut lies
 * @param limits bounds of the borders; null for none
 */
public record ClassifierRule(String name, String parameter, Threshold threshold, CutMode mode, Limits limits) {
    public ClassifierRule {
        if (name.isBlank() || parameter.isBlank())
            throw new IllegalArgumentException("a classifier needs a name and a cut_parameter");
    }

    /** Where a cut on a classifier lies. */
    public sealed interface Threshold permits AtLevel, AtPercentile {}

    /** At so many widths below and above the mode; both numbers are positive for the usual sides. */
    public record AtLevel(Sides level) implements Threshold {}

    /**
     * Where a share of the distribution lies below: 100 - p percent for the low side, p percent for the high side.
     *
     * @param percentile p for each side, 0 to 100
     */
    public record AtPercentile(Sides percentile, Method method) implements Threshold {
        public AtPercentile {
            check(percentile.low());
            check(percentile.high());
        }

        private static void check(double p) {
            if (p < 0 || p > 100) throw new IllegalArgumentException("cut_percentile must be in [0, 100], was " + p);
        }
    }

    /** How a percentile is found. */
    public enum Method {
        /** From the best of five shapes fitted to the classifier. */
        FIT,
        /** From the values themselves. */
        PERCENTILE
    }

    /**
     * Bounds of the borders.
     *
     * @param value widths below and above the mode
     * @param kind whether a cut may not be wider or not be narrower
     */
    public record Limits(Sides value, Kind kind) {
        /** What is bounded. */
        public enum Kind {
            /** The cut is never wider than the value. */
            HIGHER_LIMIT,
            /** The cut is never narrower than the value. */
            LOWER_LIMIT
        }

        double low(double border) {
            if (!value.hasLow()) return border;
            return kind == Kind.HIGHER_LIMIT ? Math.max(border, -value.low()) : Math.min(border, -value.low());
        }

        double high(double border) {
            if (!value.hasHigh()) return border;
            return kind == Kind.HIGHER_LIMIT ? Math.min(border, value.high()) : Math.max(border, value.high());
        }
    }
}
