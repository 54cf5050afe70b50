package org.driftwatch.calibrators.germanium.dsp;

/**
 * Straight line from sums over n samples, taken about a shift near the values so that nothing cancels.
 * <pre>  d = y − shift;   Σd, Σd², Σi·d   →   mean, std, slope, intercept (see {@code LinearFit}) </pre>
 */
record LineSums(int n, double shift, double sum, double sumSquares, double sumWeighted) {
    double mean() {
        return shift + sum / n;
    }

    double std() {
        return Math.sqrt(Math.max(0, sumSquares - sum * sum / n) / (n - 1));
    }

    double slope() {
        double sx = n * (n - 1.0) / 2;
        double sxx = (n - 1.0) * n * (2.0 * n - 1) / 6;
        return (n * sumWeighted - sx * sum) / (n * sxx - sx * sx);
    }

    double intercept() {
        return mean() - slope() * (n - 1.0) / 2;
    }

    /** Spread about the line: the slope takes {@code slope²·Σ(i−ī)²} out of the squares. */
    double residualRms() {
        double explained = slope() * slope() * n * ((double) n * n - 1) / 12;
        return Math.sqrt(Math.max(0, sumSquares - sum * sum / n - explained) / (n - 1));
    }
}
