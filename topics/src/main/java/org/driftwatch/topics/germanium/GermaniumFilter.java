package org.driftwatch.topics.germanium;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * Proposed settings of the energy filters of one channel, subject {@code germanium.filter}; NaN (null in JSON) where something is
 * not available.
 *
 * @param outputDict sections of a DSP database with the values to use, changed or kept
 * @param decisions by parameter, e.g. {@code etrap.rise}: what was decided and why
 * @param noiseOptimization scan of the noise, null without one
 * @param gridSearch by parameter: width of the line over a grid
 * @param bayesianOptimiser by parameter: width of the line at the points of a Bayesian search
 * @param fomFwhmWithAlphaFit line with the best charge-trapping correction in the filter to use, null without pulses
 * @param fomFwhmNoAlpha the same without correction
 * @param refused why a part is missing; null when nothing is
 */
public record GermaniumFilter(
        OutputDict outputDict,
        SortedMap<String, Decision> decisions,
        NoiseOptimization noiseOptimization,
        SortedMap<String, GridSearch> gridSearch,
        SortedMap<String, BayesianRun> bayesianOptimiser,
        FomWithAlpha fomFwhmWithAlphaFit,
        FomNoAlpha fomFwhmNoAlpha,
        int nBaselines,
        int nPulses,
        String refused)
        implements ParameterValue {
    public static final String SUBJECT = "germanium.filter";

    /** Sections by parameter, values as text with units; a section without proposals is left out. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record OutputDict(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> etrap,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> cusp,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> zac,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, HitOperation> ctcParams) {}

    /**
     * What becomes of one parameter.
     *
     * @param decision {@code changed}, or {@code kept} when the gain is not larger than its error
     * @param fom what was compared: {@code enc} [ADC] or {@code fwhm} [keV]
     * @param improvement figure of the value in use less that of the proposed one
     */
    public record Decision(
            String decision,
            String current,
            String proposed,
            String fom,
            double currentFom,
            double proposedFom,
            double improvement,
            double improvementErr) {}

    /** Result in the form of a database, and the grid by value in us. */
    public record NoiseOptimization(
            SortedMap<String, SortedMap<String, String>> result, SortedMap<String, NoisePoint> deterministicSweep) {}

    /** Noise at one value [ADC]: percentiles and standard deviation of all baselines, and the figure with its error. */
    public record NoisePoint(
            double p10,
            double p90,
            @JsonProperty("spread_10_90_no_bootstrap") double spread,
            double std,
            double fom,
            double fomErr) {}

    /** Full width at half maximum [keV] over a grid; NaN where the line could not be fitted. */
    public record GridSearch(List<String> dimension, double[] values, double[] errors) {}

    /** Points in the order they were measured, with the full width at half maximum [keV]. */
    public record BayesianRun(
            @JsonProperty("all_x_in_order") List<double[]> points,
            @JsonProperty("all_y_in_order") double[] figures,
            @JsonProperty("all_y_err_in_order") double[] errors,
            double yMin,
            double[] optimalX,
            SortedMap<String, SortedMap<String, String>> result) {}

    /** Line in keV. */
    public record FomWithAlpha(PeakDict peakDict, AlphaResult result) {}

    public record PeakDict(double peak, double[] kevWidth, String parameter, String func) {}

    /** @param chisquare chi-square and degrees of freedom */
    public record AlphaResult(
            double fwhm,
            double fwhmErr,
            double alpha,
            double alphaErr,
            double[] chisquare,
            double nSig,
            double nSigErr) {}

    /** Width [keV], width over height [ADC²], position [ADC]. */
    public record FomNoAlpha(
            double fwhm,
            @JsonProperty("fwhm_o_max") double fwhmOverMaximum,
            double fwhmErr,
            @JsonProperty("fwhm_o_max_err") double fwhmOverMaximumErr,
            double[] chisquare,
            double nSig,
            double nSigErr,
            double mu,
            double muErr) {}
}
