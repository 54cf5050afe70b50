package org.driftwatch.calibrators.germanium.filter;

import java.util.List;
import org.driftwatch.calibrators.optimise.SearchDimension;

/**
 * One parameter whose best value is sought by the width of a line.
 *
 * @param dimension section, parameter, range, step and unit of its value
 * @param energy output of the chain it decides, e.g. {@code cuspEmax}
 * @param grid values to try, empty for a Bayesian search
 */
public record FilterStudy(SearchDimension dimension, String energy, List<Double> grid) {
    public FilterStudy {
        grid = List.copyOf(grid);
        if (!List.of("etrap", "cusp", "zac").contains(dimension.section()))
            throw new IllegalArgumentException("a study must be of etrap, cusp or zac, was of " + dimension.section());
    }

    /** Name of the parameter in answers. */
    public String name() {
        return dimension.section() + "." + dimension.parameter();
    }
}
