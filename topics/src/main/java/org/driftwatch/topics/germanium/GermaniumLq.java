package org.driftwatch.topics.germanium;

import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * Late-charge calibration of one channel, subject {@code germanium.lq}; NaN (null in JSON) where something is not available.
 *
 * @param operations LQ_Ecorr, LQ_Timecorr, LQ_Corrected, LQ_Classifier, LQ_Cut
 * @param timecorrDf the mean of LQ/E in the double escape peak, per run in order; one row for all data without runs
 * @param dtFitSlopeIntercept slope [1/ns] and intercept of the time-corrected LQ against drift time
 * @param dtFitErrors their standard errors
 * @param lqRange time-corrected LQ of the events in that regression, from and to
 * @param dtRange their drift times [ns], from and to
 * @param cutFitPars {@code mu} and {@code sigma} of the corrected LQ in the double escape peak
 * @param cutFitErrs their standard errors
 * @param cutVal the cut on the classifier, in sigma
 * @param lowSideSf share that passes the cut, per line, by energy [keV]
 * @param lowSidePeakDfs per line, by energy, the share against the cut value
 * @param nPass events below the cut
 * @param counts events with LQ and energy
 */
public record GermaniumLq(
        SortedMap<String, HitOperation> operations,
        List<TimeMean> timecorrDf,
        double[] dtFitSlopeIntercept,
        double[] dtFitErrors,
        double[] lqRange,
        double[] dtRange,
        SortedMap<String, Double> cutFitPars,
        SortedMap<String, Double> cutFitErrs,
        double cutVal,
        List<Survival> lowSideSf,
        SortedMap<String, List<Point>> lowSidePeakDfs,
        long nPass,
        long counts)
        implements ParameterValue {
    public static final String SUBJECT = "germanium.lq";

    /**
     * Mean of LQ/E in the double escape peak.
     *
     * @param runTimestamp run, e.g. {@code 20230311T235840Z}; null for all data together
     * @param mean of LQ/E
     * @param meanErr its standard error
     * @param res width over mean
     * @param resErr its standard error
     */
    public record TimeMean(String runTimestamp, double mean, double meanErr, double res, double resErr) {}

    /**
     * Share of a line, or of the continuum, that passes the cut.
     *
     * @param peak energy [keV]
     * @param sf share [%]
     * @param sfErr its standard error [%]
     */
    public record Survival(double peak, double sf, double sfErr) {}

    /** The same for one cut value. */
    public record Point(double cut, double sf, double sfErr) {}
}
