package org.driftwatch.calibrators.germanium.subject;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.germanium.energy.ResolutionCurve;

/**
 * Energy scale and resolution for the pulse-shape subjects: those of the calibration, or fixed ones.
 *
 * @param kevPerAdc a fixed pure scale; NaN for the calibration's
 * @param a FWHM² = a + b E of a fixed resolution [keV²]; NaN for the calibration's
 * @param b [keV]
 */
public record PulseShape(double kevPerAdc, double a, double b) {
    public PulseShape {
        if (kevPerAdc <= 0) throw new IllegalArgumentException("kev_per_adc must be > 0, was " + kevPerAdc);
        if (Double.isNaN(a) != Double.isNaN(b))
            throw new IllegalArgumentException("resolution must have a and b, had a = " + a + ", b = " + b);
        if (a < 0 || b < 0) throw new IllegalArgumentException("resolution must be >= 0, was " + a + ", " + b);
    }

    /** Both from the calibration in force. */
    public static PulseShape calibrated() {
        return new PulseShape(Double.NaN, Double.NaN, Double.NaN);
    }

    /** keV of ADC; empty while there is no calibration. */
    Optional<DoubleUnaryOperator> scale(Optional<EnergyResult> energy) {
        if (!Double.isNaN(kevPerAdc)) return Optional.of(adc -> kevPerAdc * adc);
        return energy.map(result -> result.scale()::energyKeV);
    }

    /** FWHM at an energy [keV]; empty while there is no curve. */
    Optional<DoubleUnaryOperator> fwhm(Optional<EnergyResult> energy) {
        if (!Double.isNaN(a)) return Optional.of(kev -> Math.sqrt(a + b * kev));
        return energy.map(EnergyResult::fwhmLinear)
                .filter(curve -> !curve.coefficients().isEmpty())
                .map(PulseShape::width);
    }

    private static DoubleUnaryOperator width(ResolutionCurve curve) {
        double c0 = curve.coefficients().get(0);
        double c1 = curve.coefficients().get(1);
        return kev -> Math.sqrt(c0 + c1 * kev);
    }
}
