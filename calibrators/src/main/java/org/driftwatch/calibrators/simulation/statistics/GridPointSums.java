package org.driftwatch.calibrators.simulation.statistics;

import java.util.Arrays;
import java.util.List;
import org.driftwatch.topics.simulation.MonteCarloSample;
import org.driftwatch.topics.simulation.ReconstructedEvents;
import org.driftwatch.topics.simulation.SimulatedSpectrum;

/**
 * All that is kept of a production at one grid point: events simulated and reconstructed by true energy, deviations by
 * reconstructed energy. Sums of sums are exact, so any split and order of the events gives the same bits; the size is that of
 * the bins. Mutable; one thread owns it, and snapshots leave.
 */
public final class GridPointSums {
    private final EnergyBins bins;
    private final double[] simulated;
    private final double[] byTrueEnergy;
    private final Deviations[] byReconstructedEnergy;
    private long events;

    private GridPointSums(EnergyBins bins) {
        this.bins = bins;
        simulated = new double[bins.count()];
        byTrueEnergy = new double[bins.count()];
        byReconstructedEnergy = new Deviations[bins.count()];
        Arrays.fill(byReconstructedEnergy, Deviations.NONE);
    }

    /** Nothing yet, on these edges [TeV]. */
    public static GridPointSums empty(double[] edgesTeV) {
        return new GridPointSums(new EnergyBins(edgesTeV));
    }

    /** Goes on from sums kept elsewhere. */
    static GridPointSums of(
            double[] edgesTeV, double[] simulated, double[] byTrueEnergy, List<Deviations> deviations, long events) {
        GridPointSums sums = empty(edgesTeV);
        System.arraycopy(simulated, 0, sums.simulated, 0, sums.simulated.length);
        System.arraycopy(byTrueEnergy, 0, sums.byTrueEnergy, 0, sums.byTrueEnergy.length);
        for (int bin = 0; bin < deviations.size(); bin++) sums.byReconstructedEnergy[bin] = deviations.get(bin);
        sums.events = events;
        return sums;
    }

    public static GridPointSums of(MonteCarloSample sample) {
        GridPointSums sums = empty(sample.simulated().edgesTeV());
        sums.add(sample.simulated());
        ReconstructedEvents events = sample.events();
        for (int i = 0; i < events.count(); i++) sums.add(events.trueTeV()[i], events.reconstructedTeV()[i]);
        return sums;
    }

    /** Counts events thrown. @throws IllegalArgumentException when they are on other edges */
    public void add(SimulatedSpectrum spectrum) {
        replace(new double[0], spectrum);
    }

    /** Counts events thrown in place of an earlier count of the same run, empty without one. */
    void replace(double[] earlier, SimulatedSpectrum spectrum) {
        if (!new EnergyBins(spectrum.edgesTeV()).equals(bins))
            throw new IllegalArgumentException("simulated events must be on the edges of their grid point, " + bins
                    + ", were on " + new EnergyBins(spectrum.edgesTeV()));
        double[] counts = spectrum.events();
        for (int bin = 0; bin < counts.length; bin++) simulated[bin] += counts[bin];
        for (int bin = 0; bin < earlier.length; bin++) simulated[bin] -= earlier[bin];
    }

    /** Whether no bin has more reconstructed than simulated events. */
    boolean possible() {
        for (int bin = 0; bin < simulated.length; bin++) if (byTrueEnergy[bin] > simulated[bin]) return false;
        return true;
    }

    /** Counts one event that was reconstructed. Energies outside the bins, or not a number, drop out of their histogram. */
    public void add(double trueTeV, double reconstructedTeV) {
        events++;
        int bin = bins.ofHistogram(trueTeV);
        if (bins.holds(bin)) byTrueEnergy[bin]++;
        int place = bins.of(reconstructedTeV);
        if (bins.holds(place) && trueTeV > 0)
            byReconstructedEnergy[place] = byReconstructedEnergy[place].plus((reconstructedTeV - trueTeV) / trueTeV);
    }

    /** Adds the sums of other events of the same grid point. */
    public void add(GridPointSums other) {
        if (!bins.equals(other.bins))
            throw new IllegalArgumentException("sums must have the same edges, " + bins + ", had " + other.bins);
        events += other.events;
        for (int bin = 0; bin < simulated.length; bin++) {
            simulated[bin] += other.simulated[bin];
            byTrueEnergy[bin] += other.byTrueEnergy[bin];
            byReconstructedEnergy[bin] = byReconstructedEnergy[bin].plus(other.byReconstructedEnergy[bin]);
        }
    }

    EnergyBins bins() {
        return bins;
    }

    /** Events reconstructed, those outside all bins included. */
    public long events() {
        return events;
    }

    public double[] simulated() {
        return simulated.clone();
    }

    public double[] byTrueEnergy() {
        return byTrueEnergy.clone();
    }

    Deviations[] deviations() {
        return byReconstructedEnergy.clone();
    }
}
