package org.driftwatch.calibrators.germanium.cuts;

import org.driftwatch.calibrators.spectrum.BinnedCounts;
import org.driftwatch.calibrators.spectrum.Binning;

/** The finite values of one column, as single values or as counts in narrow cells. */
public interface ColumnDistribution {
    /** What stands behind it. */
    enum Kind {
        /** Single values: exact. */
        COLUMNS,
        /** Counts in narrow cells of {@link ColumnCells}. */
        HISTOGRAM
    }

    Kind kind();

    /** Number of values; not whole where cells were cut through. */
    double size();

    /** The smallest value; NaN without values. */
    double lowest();

    /** The largest value; NaN without values. */
    double highest();

    /** The value below which {@code percent} of the values lie, with straight lines between neighbours. */
    double percentile(double percent);

    /** Standard deviation (of the population). */
    double deviation();

    /** How many values fall into each bin. */
    BinnedCounts counts(Binning binning);

    /** The values strictly between two. */
    ColumnDistribution between(double low, double high);
}
