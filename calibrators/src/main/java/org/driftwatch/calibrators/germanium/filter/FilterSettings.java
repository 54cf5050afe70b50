package org.driftwatch.calibrators.germanium.filter;

import java.util.List;
import org.driftwatch.calibrators.optimise.SearchDimension;

/**
 * Settings of the filter search of one channel.
 *
 * @param noise scan of the rise of the energy trapezoid over baselines
 * @param studies parameters sought by the width of a line
 * @param line which line, its window and how it is fitted
 * @param starts points measured first in a Bayesian search, spread evenly over the range
 * @param proposals points measured after these
 * @param minimumPulses fewest pulses of the line for an answer
 * @param seed of the searches
 */
public record FilterSettings(
        NoiseSettings noise,
        List<FilterStudy> studies,
        PeakFom line,
        int starts,
        int proposals,
        int minimumPulses,
        long seed) {
    public FilterSettings {
        studies = List.copyOf(studies);
        if (starts < 2) throw new IllegalArgumentException("starts must be at least 2, was " + starts);
        if (proposals < 0) throw new IllegalArgumentException("proposals must be at least 0, was " + proposals);
    }

    /** The rise by noise, sigma of the cusp between 5 and 60 us by the width of 2614.5 keV in 4 + 6 points. */
    public static FilterSettings defaults(double periodNs) {
        var sigma = new SearchDimension("cusp", "sigma", 5, 60, periodNs / 1000, "us");
        return new FilterSettings(
                NoiseSettings.defaults(),
                List.of(new FilterStudy(sigma, "cuspEmax", List.of())),
                PeakFom.of(2614.5, 40, 40),
                4,
                6,
                300,
                55);
    }
}
