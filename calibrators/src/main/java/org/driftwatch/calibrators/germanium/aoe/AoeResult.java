package org.driftwatch.calibrators.germanium.aoe;

import java.util.List;

/**
 * A/E calibration of one channel.
 *
 * @param runs mean of each run, in order of time
 * @param factors what divides A/E of each run, same order
 * @param timePeak fit of the time band of the last run, to start a later one from
 * @param drift correction for drift time; null when off
 * @param bands of the continuum, ascending
 * @param curves mean and width over energy
 * @param dep fit of the double escape peak within 4 sigma
 * @param depSurvival its survival at the cuts of the search for the low cut
 * @param cut the low cut
 * @param highCut the high cut
 * @param survival of the configured lines
 * @param passingLow events above the low cut
 * @param passingBoth events between the cuts
 * @param events events in the sample
 */
public record AoeResult(
        List<RunMean> runs,
        List<TimeFactor> factors,
        AoePeak timePeak,
        DriftCorrection drift,
        List<BandFit> bands,
        EnergyCurves curves,
        AoePeak dep,
        LineSurvival depSurvival,
        CutFit cut,
        double highCut,
        List<LineSurvival> survival,
        long passingLow,
        long passingBoth,
        long events) {
    /** As many as the width over energy has parameters. */
    private static final int FEWEST_BANDS = 3;

    public AoeResult {
        runs = List.copyOf(runs);
        factors = List.copyOf(factors);
        bands = List.copyOf(bands);
        survival = List.copyOf(survival);
    }

    /** The run that was calibrated: the last. */
    public RunMean run() {
        return runs.get(runs.size() - 1);
    }

    /** True if the run has a mean and yet no factor: it agrees with none of the others. */
    public boolean outlier() {
        return !Double.isNaN(run().mean())
                && Double.isNaN(factors.get(factors.size() - 1).value());
    }

    /** True if there are curves over energy and a cut. */
    public boolean complete() {
        return curves.mean().valid() && curves.sigma().valid() && !Double.isNaN(cut.lowCut());
    }

    /** Why it is not complete; empty if it is. */
    public String missing() {
        if (complete()) return "";
        long usable = bands.stream().filter(band -> band.peak().usable()).count();
        if (usable < FEWEST_BANDS && Double.isNaN(run().mean()))
            return "A/E in the band that follows the time: " + timePeak.objection();
        if (usable < FEWEST_BANDS)
            return usable + " of " + bands.size() + " Compton bands fitted, minimum " + FEWEST_BANDS;
        if (!curves.mean().valid()) return noCurve("mean", usable);
        return curves.sigma().valid() ? noCut() : noCurve("width", usable);
    }

    private static String noCurve(String what, long bands) {
        return "no minimum for the " + what + " over energy through " + bands + " Compton bands";
    }

    private String noCut() {
        String peak = depSurvival.reason();
        return peak.isEmpty()
                ? "no low cut: " + cut.points() + " of " + depSurvival.sweep().size()
                        + " survival fractions of the double escape peak can be used, minimum " + CutFit.FEWEST_POINTS
                : "no low cut: double escape peak: " + peak;
    }
}
