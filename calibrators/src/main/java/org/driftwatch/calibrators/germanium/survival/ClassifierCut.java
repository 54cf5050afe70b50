package org.driftwatch.calibrators.germanium.survival;

/**
 * A cut on a classifier; borders themselves do not pass, NaN neither passes nor fails.
 *
 * @param side which side of {@code low} passes; with two borders what lies between
 * @param low the border, with two borders the lower one
 * @param high the upper border; infinite with one border
 */
public record ClassifierCut(Side side, double low, double high) {
    /** What passes. */
    public enum Side {
        /** Above the border. */
        GREATER,
        /** Below the border. */
        LESS,
        /** Between the borders. */
        BETWEEN
    }

    /** Passes above {@code value}. */
    public static ClassifierCut above(double value) {
        return new ClassifierCut(Side.GREATER, value, Double.POSITIVE_INFINITY);
    }

    /** Passes below {@code value}. */
    public static ClassifierCut below(double value) {
        return new ClassifierCut(Side.LESS, value, Double.POSITIVE_INFINITY);
    }

    /** Passes between the two. */
    public static ClassifierCut between(double low, double high) {
        return new ClassifierCut(Side.BETWEEN, low, high);
    }

    /** True if {@code x} passes. */
    public boolean passes(double x) {
        return switch (side) {
            case GREATER -> x > low;
            case LESS -> x < low;
            case BETWEEN -> x > low && x < high;
        };
    }
}
