package org.driftwatch.calibrators.germanium.survival;

import java.util.List;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.calibrators.peak.NearbyPeakFit;
import org.driftwatch.calibrators.peak.PeakShape;
import org.driftwatch.calibrators.peak.WindowHistogram;

/**
 * Survival fraction of a line: the whole window is fitted once, then each cut splits its events and only the efficiencies of
 * line and background are fitted, with shape and totals held ({@link EfficiencyFit}).
 *
 * <p>Events without a classifier take part in the shape, as in the common software, but in neither half. One instance per window
 * and sample, any number of cuts. Holds scratch; one thread.
 */
public final class PeakSurvival {
    /** Bins of the spectrum per FWHM: its fit then differs from that of single events by less than 0.01 standard errors. */
    private static final double BINS_PER_FWHM = 50;

    private static final double FWHM_PER_SIGMA = 2.354820045030949;

    private final WindowEvents events;
    private final PeakShape shape;
    private final int[] index;
    private final boolean[] passes;
    private final EfficiencyFit fit;

    /** Fits the window afresh. */
    public static PeakSurvival of(EventSample sample, LineWindow window, NearbyPeakFit peakFit) {
        return of(sample, null, window, peakFit, null);
    }

    /**
     * Fits the window.
     *
     * @param mask false for points that cannot pass whatever their classifier; null for none
     * @param last shape of an earlier fit to start from; null for none
     */
    public static PeakSurvival of(
            EventSample sample, boolean[] mask, LineWindow window, NearbyPeakFit peakFit, PeakShape last) {
        WindowEvents events = new WindowEvents(sample, mask, window);
        WindowHistogram spectrum = events.spectrum(window, window.fwhmKeV() / BINS_PER_FWHM);
        double sigma = window.fwhmKeV() / FWHM_PER_SIGMA;
        PeakShape shape = last == null
                ? peakFit.fit(spectrum, window.energyKeV(), sigma)
                : peakFit.refit(spectrum, window.energyKeV(), sigma, last);
        return new PeakSurvival(events, shape);
    }

    private PeakSurvival(WindowEvents events, PeakShape shape) {
        this.events = events;
        this.shape = shape;
        index = java.util.stream.IntStream.range(0, events.size())
                .filter(events::classified)
                .toArray();
        int n = index.length;
        double[] signal = new double[n];
        double[] background = new double[n];
        int[] weight = new int[n];
        for (int k = 0; k < n; k++) {
            double energy = events.energyKeV(index[k]);
            signal[k] = shape.signal() * shape.signalDensity(energy);
            background[k] = shape.background() * Math.max(0, shape.stepDensity(energy));
            weight[k] = events.weight(index[k]);
        }
        passes = new boolean[n];
        fit = new EfficiencyFit(signal, background, weight, passes, n);
    }

    /** The shape of the whole window. */
    public PeakShape shape() {
        return shape;
    }

    /** Events of the window, with and without a classifier. */
    public long events() {
        long sum = 0;
        for (int i = 0; i < events.size(); i++) sum += events.weight(i);
        return sum;
    }

    /** Why no share is defined; empty where it is. */
    public String reason() {
        String why = events.reason();
        return why.isEmpty() && !(shape.signal() > 0) ? "no line fitted in its window, n_sig 0" : why;
    }

    /** Share of the line that passes. */
    public SurvivalFraction survival(ClassifierCut cut) {
        for (int k = 0; k < passes.length; k++) passes[k] = events.passes(index[k], cut);
        return fit.fit();
    }

    /** One share per cut. */
    public List<SurvivalFraction> sweep(List<ClassifierCut> cuts) {
        return cuts.stream().map(this::survival).toList();
    }
}
