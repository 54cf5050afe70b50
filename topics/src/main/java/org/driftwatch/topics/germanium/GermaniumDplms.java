package org.driftwatch.topics.germanium;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * Proposed DPLMS filter of one channel, subject {@code germanium.dplms}; NaN (null in JSON) where something is not available.
 *
 * @param outputDict sections {@code dplms} and {@code ctc_params} of a DSP database; null when refused
 * @param decision {@code changed}; {@code kept} when the filter in use is as good within the errors; {@code fallback} when no
 *     combination of the grid is within the limits; {@code refused}
 * @param fwhm width of the line with the proposed filter and its charge-trapping correction [keV]
 * @param pVal probability of a larger chi-square of that fit
 * @param currentEnergy energy of the filter in use: {@code dplmsEmax} of an earlier DPLMS filter, else {@code trapEmax} of the energy
 *     trapezoid; null when refused
 * @param currentFwhm width of the line with that filter and its own correction, in the same pulses [keV]
 * @param grid each combination of penalties with its width
 * @param dplms matrices and filter, under the names of the reference
 * @param refused why there is no filter; null when there is one
 */
public record GermaniumDplms(
        OutputDict outputDict,
        String decision,
        double fwhm,
        double fwhmErr,
        double pVal,
        String currentEnergy,
        double currentFwhm,
        double currentFwhmErr,
        List<GridPoint> grid,
        Diagnostics dplms,
        int nBaselines,
        int nSignals,
        String refused)
        implements ParameterValue {
    public static final String SUBJECT = "germanium.dplms";

    public record OutputDict(Filter dplms, SortedMap<String, HitOperation> ctcParams) {}

    /** Kernel of a convolution with the waveform without baseline and decay. */
    public record Filter(int length, double[] coefficients, Coefficients dpCoeffs) {}

    /** Weights of noise, area, pile-up and flat top, percentile of the rise time, threshold of pile-up [%]. */
    public record Coefficients(double nm, double za, double pl, double ft, double rt, double pt) {}

    /** Width [keV] with its error, correction [1/ns]. */
    public record GridPoint(
            Coefficients coeffs, double fwhm, double fwhmErr, double alpha, double pVal, int nSignals) {}

    /** First rows and diagonals of the matrices, the reference pulse and what the filter makes of it. */
    public record Diagnostics(
            int length,
            int size,
            Coefficients coeffs,
            @JsonProperty("noise_matrix_row0") double[] noiseRow,
            @JsonProperty("noise_matrix_diag") double[] noiseDiagonal,
            double[] reference,
            double rmatTrace,
            @JsonProperty("fmat_row0") double[] flatTopRow,
            @JsonProperty("fmat_diag") double[] flatTopDiagonal,
            double filterSum,
            double responseMax) {}
}
