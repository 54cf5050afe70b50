package org.driftwatch.calibrators.simulation.statistics;

/**
 * What a production shall reach.
 *
 * @param targetError largest error allowed, above 0
 * @param lowTeV range of energies it is asked for, both ends included [TeV]
 */
public record MetricTarget(String description, double targetError, double lowTeV, double highTeV) {
    public MetricTarget {
        if (!(targetError > 0 && Double.isFinite(targetError)))
            throw new IllegalArgumentException("target_error must be above 0, was " + targetError);
        if (!(lowTeV >= 0 && lowTeV < highTeV))
            throw new IllegalArgumentException(
                    "energy_range must ascend from 0 or more, was [" + lowTeV + ", " + highTeV + "] TeV");
    }

    /** Whether a bin counts: its lower edge is what is looked at. */
    public boolean covers(double lowEdgeTeV) {
        return lowEdgeTeV >= lowTeV && lowEdgeTeV <= highTeV;
    }
}
