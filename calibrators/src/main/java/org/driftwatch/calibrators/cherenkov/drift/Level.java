package org.driftwatch.calibrators.cherenkov.drift;

/**
 * Weighted mean of some blocks.
 *
 * @param weight Σ 1/σ², {@code sum} Σ x/σ²
 * @param blocks number of blocks
 */
record Level(double weight, double sum, int blocks) {
    static final Level NONE = new Level(0, 0, 0);

    Level plus(double x, double error) {
        double w = 1 / (error * error);
        return new Level(weight + w, sum + w * x, blocks + 1);
    }

    /** The same for a block later, when a healthy telescope may have walked so far. */
    Level walked(double variance) {
        if (weight == 0 || variance == 0) return this;
        double faded = 1 / (1 / weight + variance);
        return new Level(faded, sum / weight * faded, blocks);
    }

    Level plus(Level other) {
        return new Level(weight + other.weight, sum + other.sum, blocks + other.blocks);
    }

    double x() {
        return sum / weight;
    }

    double error() {
        return 1 / Math.sqrt(weight);
    }
}
