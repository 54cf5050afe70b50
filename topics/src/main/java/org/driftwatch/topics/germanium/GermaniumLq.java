package org.driftwatch.topics.germanium;

import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * Late-charge calibration of one channel, subject {@code germanium.lq}, under the names of the germanium software; NaN
 * (null in
 * JSON) where something is not available.
 *
 * @param operations LQ_Ecorr, LQ_Timecorr, LQ_Corrected, LQ_Classifier, LQ_Cut
 * @param operationsByRun the same per run ({@code YYYYMMDDTHHMMSSZ}) when there are several; else empty
 * @param timecorrDf the mean of LQ/E in the double escape peak of each run
 * @param dtFitSlopeIntercept slope [1/ns] and intercept of the time-corrected LQ against drift time
 * @param dtFitErrors their standard errors
 * @param lqRange time-corrected LQ of the events in that regression, from and to
 * @param dtRange their drift times [ns], from and to
 * @param cutFitPars {@code mu} and {@code sigma} of the corrected LQ in the double escape peak
 * @param cutFitErrs their standard errors
 * @param cutVal the cut on the classifier, in sigma
 * @param lowSideSf survival below the cut [%], per line
 * @param sfSweepByPeak survival at a row of cuts, by energy of the line
 * @param nPass events below the cut
 * @param counts events in the sample
 * @param refused why a number does not exist, by field with energy or run, e.g. {@code low_side_sf 2103.53 keV}; empty if all do
 */
public record GermaniumLq(
        SortedMap<String, HitOperation> operations,
        SortedMap<String, SortedMap<String, HitOperation>> operationsByRun,
        TimeTable timecorrDf,
        double[] dtFitSlopeIntercept,
        double[] dtFitErrors,
        double[] lqRange,
        double[] dtRange,
        SortedMap<String, Double> cutFitPars,
        SortedMap<String, Double> cutFitErrs,
        double cutVal,
        SurvivalTable lowSideSf,
        SortedMap<String, SweepTable> sfSweepByPeak,
        long nPass,
        long counts,
        SortedMap<String, String> refused)
        implements ParameterValue {
    public static final String SUBJECT = "germanium.lq";

    /**
     * One row per run.
     *
     * @param runTimestamp empty for the only run without a name
     * @param mean of LQ/E; {@code res} its width over its mean
     */
    public record TimeTable(
            List<String> runTimestamp, double[] mean, double[] meanErr, double[] res, double[] resErr) {}

    /** Survival [%] of lines [keV]. */
    public record SurvivalTable(double[] peak, double[] sf, double[] sfErr) {}

    /** Survival [%] over cuts. */
    public record SweepTable(double[] cutVal, double[] sf, double[] sfErr) {}
}
