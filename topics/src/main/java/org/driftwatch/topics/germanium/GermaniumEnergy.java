package org.driftwatch.topics.germanium;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.parameter.ParameterValue;

/**
 * Energy calibration of one channel, subject {@code germanium.energy}; NaN (null in JSON) where something is not
 * available.
 *
 * @param expression e.g. {@code a + b * cuspEmax}: energy in keV of the uncalibrated energy in ADC
 * @param parameters its coefficients by letter, low to high order
 * @param covariance of the coefficients in that order [keV² ADC^-(i+j)]
 * @param chi2 of the polynomial fit, with {@code dof} degrees of freedom
 * @param peaks one per configured line, in order of energy, found or not
 * @param fwhmLinear FWHM(E) = sqrt(a + b E) [keV]
 * @param fwhmQuadratic FWHM(E) = sqrt(a + b E + c E²) [keV]
 * @param qbbFwhmKev linear curve at 2039 keV [keV]
 * @param counts events in the spectrum it was fitted to
 * @param refused why a curve or its value does not exist, by field; empty if all do. A line has its own {@code reason}
 * @param energyScaleAdcOfKev the other direction, a fit of its own: position in ADC of the energy in keV
 * @param peakTops Gaussians at the tops of the lines; null, and not in JSON, when that step is off
 */
public record GermaniumEnergy(
        String expression,
        SortedMap<String, Double> parameters,
        double[][] covariance,
        double chi2,
        int dof,
        List<Line> peaks,
        Curve fwhmLinear,
        Curve fwhmQuadratic,
        double qbbFwhmKev,
        double qbbFwhmErrorKev,
        long counts,
        SortedMap<String, String> refused,
        AdcScale energyScaleAdcOfKev,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<PeakTop> peakTops)
        implements ParameterValue {
    public static final String SUBJECT = "germanium.energy";

    /**
     * One line of the source.
     *
     * @param reason why it was not found, a sentence with the number and its bound; null when found
     * @param model {@code hpge_peak}, {@code gauss_on_step}, ...; null when not found
     * @param modelParameters by name (n_sig, mu, sigma, htail, tau, n_bkg, hstep) [ADC], for drawing the fit
     * @param covariance of the model's parameters in the order n_sig, mu, sigma, htail, tau, n_bkg, hstep, as far as the model has
     *     them; null when not found
     * @param counts events in the fit window
     * @param windowAdc low and high edge of the fit window [ADC]
     */
    public record Line(
            double energyKev,
            boolean found,
            String reason,
            double positionAdc,
            double positionErrorAdc,
            double fwhmKev,
            double fwhmErrorKev,
            double pValue,
            double chi2,
            int dof,
            long counts,
            String model,
            SortedMap<String, Double> modelParameters,
            double[][] covariance,
            double[] windowAdc) {}

    /** A Gaussian on a uniform background near a line, before its fit; accepted: the window of that fit follows it. */
    public record PeakTop(
            double energyKev, double positionAdc, double positionErrorAdc, double pValue, boolean accepted) {}

    /** ADC = Σ pars_k keV^k with standard errors; a pure scale has the constant 0. */
    public record AdcScale(double[] pars, double[] errs) {}

    /** A resolution curve by letter (c only in the quadratic one), with covariance in that order; p value NaN without degrees of freedom. */
    public record Curve(
            double a,
            double b,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double c,
            double[][] covariance,
            double chi2,
            int dof,
            double pValue) {
        public Curve {
            c = c == null || c.isNaN() ? null : c;
        }
    }
}
