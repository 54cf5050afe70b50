package org.driftwatch.topics.germanium;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * Pulse-shape discrimination by A/E of one channel, subject {@code germanium.aoe}, under the names of the germanium software; NaN (null
 * in JSON) where something is not available.
 *
 * @param operations hit configuration: from the raw columns to the classifier and its cuts; by run where {@code operationsByRun} says so
 * @param operationsByRun the same per run ({@code YYYYMMDDTHHMMSSZ}) when there are several; else empty
 * @param timecorrDf mean A/E of each run in the band that follows the time
 * @param lowCutVal low cut on the classifier
 * @param highCutVal high cut
 * @param comptonBandFits mean and width of A/E in bands of the Compton continuum
 * @param energyCorrRes mean and width over energy, and the double escape peak
 * @param cutFit survival of the double escape peak as a function of the cut
 * @param cutSweep the points of it
 * @param lowSideSfs survival above the low cut [%]
 * @param twoSideSfs survival between the cuts [%]
 * @param sfSweepByPeak survival at a row of cuts, by energy of the line
 * @param alpha drift-time coefficient [1/ns]; null when off
 * @param dtFit peaks of the drift-time distribution; null unless they were looked for
 * @param nPassLowCut events above the low cut
 * @param nPassDouble events between the cuts
 * @param counts events in the sample
 * @param refused why a number does not exist, by field with energy or run, e.g. {@code compton_band_fits 1010 keV}; empty if all do
 */
public record GermaniumAoe(
        SortedMap<String, HitOperation> operations,
        SortedMap<String, SortedMap<String, HitOperation>> operationsByRun,
        TimeTable timecorrDf,
        double lowCutVal,
        double highCutVal,
        BandTable comptonBandFits,
        EnergyCorrection energyCorrRes,
        Fit cutFit,
        SweepTable cutSweep,
        SurvivalTable lowSideSfs,
        SurvivalTable twoSideSfs,
        SortedMap<String, SweepTable> sfSweepByPeak,
        Double alpha,
        DriftPeaks dtFit,
        long nPassLowCut,
        long nPassDouble,
        long counts,
        SortedMap<String, String> refused)
        implements ParameterValue {
    public static final String SUBJECT = "germanium.aoe";

    /**
     * One row per run.
     *
     * @param runTimestamp empty for the only run without a name
     * @param mean of the single-site events, raw A/E; {@code sigma} their width, {@code res} the ratio of the two
     */
    public record TimeTable(
            List<String> runTimestamp,
            double[] mean,
            double[] meanErr,
            double[] sigma,
            double[] sigmaErr,
            double[] res,
            double[] resErr) {}

    /**
     * One row per band, A/E relative to its mean.
     *
     * @param comptBands centre [keV]
     * @param ratio signal to background events
     */
    public record BandTable(
            double[] comptBands,
            double[] mean,
            double[] meanErr,
            double[] sigma,
            double[] sigmaErr,
            double[] ratio,
            double[] ratioErr) {}

    /**
     * What was made of the bands.
     *
     * @param meanFits mean(E) = x a + b
     * @param sigmaFits sigma(E) = sqrt(a + (b/x)^c)
     * @param depFit A/E of the double escape peak
     */
    public record EnergyCorrection(
            int nOfValidFits,
            CurveFit meanFits,
            @JsonProperty("SigmaFits") CurveFit sigmaFits,
            PeakFit depFit) {}

    /** A curve over energy; {@code csqrMu} is chi-square and degrees of freedom. */
    public record CurveFit(
            String func,
            String expression,
            SortedMap<String, Double> pars,
            SortedMap<String, Double> errs,
            double pValMu,
            double[] csqrMu) {}

    /** A fitted distribution. */
    public record PeakFit(String func, SortedMap<String, Double> pars, SortedMap<String, Double> errs) {}

    /** A fitted curve. */
    public record Fit(String function, SortedMap<String, Double> pars, SortedMap<String, Double> errs) {}

    /** Survival [%] over cuts. */
    public record SweepTable(double[] cutVal, double[] sf, double[] sfErr) {}

    /** Survival [%] of lines [keV]. */
    public record SurvivalTable(double[] peak, double[] sf, double[] sfErr) {}

    /** Peaks of the drift-time distribution: places and widths [ns], heights [events per bin]. */
    public record DriftPeaks(double[] mus, double[] sigmas, double[] amps) {}
}
