package org.driftwatch.calibrators.germanium.dplms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.germanium.filter.TrialPulses;
import org.driftwatch.calibrators.spectrum.Percentiles;

/**
 * Which pulses a filter is made from.
 * <ul>
 *   <li>centroid: the 50 % point within a limit of the median of all, so that pulses of one trigger fit into one window;
 *   <li>multiplicity: one pulse in the trace, no minimum but the undershoot of the onset filter itself, and its position among
 *       those around the most frequent one whose bin of 8 samples holds at least a share of the highest bin;
 *   <li>rise time from 10 to 90 % between a least one and a percentile of all.
 * </ul>
 */
final class PulseSelection {
    private static final List<String> OUTPUTS =
            List.of("tp_50", "tp_10", "tp_90", "tp_start", "inTrace_n", "inTrace_n_min");
    private static final int BIN = 8; // samples

    private final DplmsSettings settings;
    private final double[] centroid;
    private final double[] riseNs;
    private final double[] position;
    private final double[] maxima;
    private final double[] minima;
    private final double median;
    private final int samples;

    PulseSelection(DplmsSettings settings, TrialPulses pulses) {
        this.settings = settings;
        samples = pulses.samples();
        double[][] out = pulses.outputs(OUTPUTS, Map.of());
        centroid = scaled(out[0], pulses.periodNs());
        riseNs = new double[centroid.length];
        for (int i = 0; i < riseNs.length; i++) riseNs[i] = out[2][i] - out[1][i];
        position = scaled(out[3], pulses.periodNs());
        maxima = out[4];
        minima = out[5];
        median = new Percentiles(centroid).at(50);
    }

    /** Median of the 50 % points [samples], NaN when no pulse has one. */
    double centre() {
        return median;
    }

    /** First sample of the window of a pulse. */
    int from(int pulse) {
        double centre = settings.aligned() && Double.isFinite(centroid[pulse]) ? centroid[pulse] : median;
        return (int) Math.rint(centre) - settings.size() / 2;
    }

    /** Indices of the selected pulses, in order. */
    List<Integer> selected(Penalties penalties) {
        double longest = new Percentiles(riseNs).at(penalties.risePercentile());
        double[] usual = usualPositions(penalties.pileUpThreshold());
        List<Integer> selected = new ArrayList<>();
        if (Double.isNaN(median)) return selected;
        for (int i = 0; i < centroid.length; i++) {
            boolean central = Math.abs(centroid[i] - median) <= settings.centroidLimit();
            boolean alone = maxima[i] == 1 && minima[i] <= 1 && position[i] >= usual[0] && position[i] < usual[1];
            boolean inside = from(i) >= 0 && from(i) + settings.size() <= samples;
            boolean risen = riseNs[i] >= settings.shortestRiseNs() && riseNs[i] <= longest;
            if (central && alone && inside && risen) selected.add(i);
        }
        return selected;
    }

    /** From where to where bins around the highest hold enough. */
    private double[] usualPositions(double threshold) {
        double lowest = new Percentiles(position).at(0);
        double highest = new Percentiles(position).at(100);
        if (Double.isNaN(lowest)) return new double[] {0, 0};
        int[] counts = new int[(int) ((highest - lowest) / BIN) + 1];
        for (double p : position) if (Double.isFinite(p)) counts[(int) ((p - lowest) / BIN)]++;
        int top = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[top]) top = i;
        double least = threshold / 100 * counts[top];
        int from = top;
        int until = top + 1;
        while (from > 0 && counts[from - 1] >= least) from--;
        while (until < counts.length && counts[until] >= least) until++;
        return new double[] {lowest + BIN * from, lowest + BIN * until};
    }

    private static double[] scaled(double[] values, double period) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) scaled[i] = values[i] / period;
        return scaled;
    }
}
