package org.driftwatch.calibrators.optimise;

import java.util.List;

/**
 * Settings of a Bayesian optimisation.
 *
 * @param dimensions what is searched
 * @param acquisition what decides where to look next
 * @param kernel of the process; lengths in the unit of the dimensions under {@code compat}, else in shares of their ranges
 * @param batchSize starts of the search for the next point
 * @param seed of the random starts
 * @param nanValue figure of merit in place of NaN
 * @param compat as the peer: errors of the measurements ignored, values as they are
 */
public record BayesianSettings(
        List<SearchDimension> dimensions,
        Acquisition acquisition,
        Kernel kernel,
        int batchSize,
        long seed,
        double nanValue,
        boolean compat) {
    public BayesianSettings {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) throw new IllegalArgumentException("a search needs at least one dimension");
        if (batchSize < 1) throw new IllegalArgumentException("batchSize must be at least 1, was " + batchSize);
    }

    /** Real expected improvement, a Matern 5/2 process fitted to the data, errors taken as they are. */
    public static BayesianSettings of(List<SearchDimension> dimensions) {
        Kernel kernel = new Kernel(Kernel.Shape.MATERN_52, 0, 1, 0.3, 0, new Kernel.Free(false, true, true, false));
        return new BayesianSettings(dimensions, Acquisition.EXPECTED_IMPROVEMENT, kernel, 5, 55, 10, false);
    }
}
