package org.driftwatch.calibrators.germanium.energy;

import java.util.Optional;
import org.driftwatch.calibrators.peak.PeakFit;

/**
 * What is known of one line.
 *
 * @param energyKeV the line
 * @param found true if it was seen and fitted validly
 * @param reason why it was not found, or why an older fit still stands; empty if all is well
 * @param windowLowAdc lower edge of the window, also of a line that was not found; NaN if even that is unknown
 * @param windowHighAdc upper edge of the window; NaN if unknown
 * @param counts events in the window when it was last looked at
 * @param fit the fit in ADC; empty if not found
 * @param fwhmKeV full width at half maximum in keV; NaN if not found
 * @param fwhmErrorKeV its standard error; NaN if not found
 */
public record LineResult(
        double energyKeV,
        boolean found,
        String reason,
        double windowLowAdc,
        double windowHighAdc,
        long counts,
        Optional<PeakFit> fit,
        double fwhmKeV,
        double fwhmErrorKeV) {
    static LineResult missing(double energyKeV, String reason, Window window) {
        return new LineResult(
                energyKeV,
                false,
                reason,
                window.low(),
                window.high(),
                window.counts(),
                Optional.empty(),
                Double.NaN,
                Double.NaN);
    }

    static LineResult found(double energyKeV, String reason, Window window, PeakFit fit) {
        return new LineResult(
                energyKeV,
                true,
                reason,
                window.low(),
                window.high(),
                window.counts(),
                Optional.of(fit),
                Double.NaN,
                Double.NaN);
    }

    LineResult withScale(Polynomial scale, boolean compat) {
        if (!found) return this;
        PeakFit peak = fit.orElseThrow();
        double slope = Math.abs(scale.slope(compat ? energyKeV : peak.position()));
        return new LineResult(
                energyKeV,
                true,
                reason,
                windowLowAdc,
                windowHighAdc,
                counts,
                fit,
                peak.fwhm() * slope,
                peak.fwhmError() * slope);
    }

    LineResult withReason(String other) {
        return new LineResult(energyKeV, found, other, windowLowAdc, windowHighAdc, counts, fit, fwhmKeV, fwhmErrorKeV);
    }

    /** A window in ADC with its events when it was looked at. */
    record Window(double low, double high, long counts) {
        static final Window UNKNOWN = new Window(Double.NaN, Double.NaN, 0);
    }
}
