package org.driftwatch.calibrators.peak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.driftwatch.calibrators.peak.PeakFit.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of validity: the flaw, and the sentence with the number and its bound. */
class FitValidityTest {
    private static final StagedPeakFit.Settings SETTINGS =
            new StagedPeakFit.Settings(0.1, 1, 100, 0.01, Behaviour.CORRECTED);
    private static final FitValidity VALIDITY = new FitValidity(SETTINGS);
    private static final PeakModel MODEL = PeakModel.GAUSS_ON_STEP;
    private static final List<Double> VALUES = List.of(500.0, 1000.0, 2.0, 500.0, -0.1);
    private static final List<Double> ERRORS = List.of(30.0, 0.1, 0.1, 30.0, 0.02);
    private static final List<Double> COVARIANCE = Collections.nCopies(25, 1.0);
    private static final GoodnessOfFit FITS = new GoodnessOfFit(80, 75, 0.32);

    @Test
    void aFitThatKeepsAllRulesHasNoObjection() {
        assertThat(flaw(fit(VALUES, ERRORS, COVARIANCE, FITS))).isEqualTo(Flaw.NONE);
        assertThat(said(fit(VALUES, ERRORS, COVARIANCE, FITS))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"62.31,62", "99.97,99", "0.004,0"})
    void fewEventsInTheLineNeverReadAsTheMinimum(double signal, String written) {
        PeakFit fit = fit(List.of(signal, 1000.0, 2.0, 1000 - signal, -0.1), ERRORS, COVARIANCE, FITS);
        assertThat(flaw(fit)).isEqualTo(Flaw.FEW_SIGNAL_COUNTS);
        assertThat(said(fit)).isEqualTo(written + " events fitted in the line, minimum 100");
    }

    @Test
    void aCovarianceThatSumsToNothingOrIsNotFinite() {
        PeakFit nothing = fit(VALUES, ERRORS, Collections.nCopies(25, 0.0), FITS);
        assertThat(flaw(nothing)).isEqualTo(Flaw.BAD_COVARIANCE);
        assertThat(said(nothing)).isEqualTo("fit invalid: covariance sums to 0, must be finite and not 0");
        assertThat(said(fit(VALUES, ERRORS, Collections.nCopies(25, Double.NaN), FITS)))
                .isEqualTo("fit invalid: covariance sums to NaN, must be finite and not 0");
        assertThat(said(fit(VALUES, ERRORS, Collections.nCopies(25, Double.POSITIVE_INFINITY), FITS)))
                .isEqualTo("fit invalid: covariance sums to Infinity, must be finite and not 0");
    }

    @Test
    void anErrorThatIsMissingOrTooSmallToBeTrueNamesItsParameter() {
        PeakFit missing = fit(VALUES, List.of(30.0, 0.1, Double.NaN, 30.0, 0.02), COVARIANCE, FITS);
        assertThat(flaw(missing)).isEqualTo(Flaw.BAD_ERROR);
        assertThat(said(missing)).isEqualTo("fit invalid: sigma has no error");
        assertThat(said(fit(VALUES, List.of(30.0, 0.1, 0.1, 30.0, 1.23456e-9), COVARIANCE, FITS)))
                .isEqualTo("fit invalid: relative error of hstep is 1.23E-8, minimum 1.0E-7");
    }

    @Test
    void lineAndBackgroundThatDoNotAddUpToTheWindow() {
        PeakFit fit = fit(List.of(500.0, 1000.0, 2.0, 600.6, -0.1), ERRORS, COVARIANCE, FITS);
        assertThat(flaw(fit)).isEqualTo(Flaw.COUNTS_DISAGREE);
        assertThat(said(fit))
                .isEqualTo("fit invalid: n_sig + n_bkg = 1100, window holds 1000 events, allowed 10 % apart");
    }

    @Test
    void aShapeThatDoesNotDescribeTheData() {
        PeakFit bad = fit(VALUES, ERRORS, COVARIANCE, new GoodnessOfFit(1_735.5, 75, 3.14159e-312));
        assertThat(flaw(bad)).isEqualTo(Flaw.BAD_SHAPE);
        assertThat(said(bad)).isEqualTo("fit invalid: p-value 3.14E-312, minimum 0.01, and chi2/dof 23.2, maximum 10");
        PeakFit unknown = fit(VALUES, ERRORS, COVARIANCE, new GoodnessOfFit(1, -2, Double.NaN));
        assertThat(flaw(unknown)).isEqualTo(Flaw.BAD_SHAPE);
        assertThat(said(unknown)).isEqualTo("fit invalid: no p-value, -2 degrees of freedom, minimum 1");
    }

    @Test
    void aSearchThatDidNotEnd() {
        PeakFit fit = fit(VALUES, ERRORS, COVARIANCE, FITS, Flaw.NO_MINIMUM, 0.01234);
        assertThat(said(fit))
                .isEqualTo("fit invalid: no minimum of the likelihood with a positive definite Hessian, edm 0.0124");
        assertThat(said(fit(VALUES, ERRORS, COVARIANCE, FITS, Flaw.NO_MINIMUM, Double.NaN)))
                .isEqualTo("fit invalid: no minimum of the likelihood with a positive definite Hessian");
    }

    private static Flaw flaw(PeakFit fit) {
        double sum = 0;
        for (double entry : fit.covariance()) sum += entry;
        return VALIDITY.flaw(new FitValidity.Numbers(MODEL, fit.values(), fit.errors(), sum, fit.counts()), fit.fit());
    }

    private static String said(PeakFit fit) {
        return new StagedPeakFit(SETTINGS).objection(fit);
    }

    private static PeakFit fit(List<Double> values, List<Double> errors, List<Double> covariance, GoodnessOfFit good) {
        PeakFit open = fit(values, errors, covariance, good, Flaw.NONE, 1e-6);
        return fit(values, errors, covariance, good, flaw(open), 1e-6);
    }

    private static PeakFit fit(
            List<Double> values,
            List<Double> errors,
            List<Double> covariance,
            GoodnessOfFit good,
            Flaw flaw,
            double edm) {
        double nan = Double.NaN;
        return new PeakFit(
                MODEL,
                960,
                1020,
                values,
                errors,
                covariance,
                0,
                edm,
                1_000,
                1_000,
                0.1,
                4.7,
                0.2,
                good,
                flaw,
                List.of(),
                nan);
    }
}
