package org.driftwatch.calibrators.germanium.energy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.driftwatch.calibrators.peak.PeakGuess;

/**
 * Why a line that was looked for in a spectrum was not seen, in one sentence with the number and its bound.
 *
 * @param spectrum where it was looked for
 * @param scale where it should be
 */
record Absence(Spectrum spectrum, Polynomial scale) {
    /** The window has too few bins for a fit. */
    static final String NO_WINDOW = "fewer than " + Windows.FEWEST_BINS + " bins of the histogram in its fit window";

    /** Of a line of which {@code guess} is the best that was seen near the place. */
    String of(PeakGuess guess) {
        if (!inside(guess.mu())) return outside(guess.mu());
        String near = "within " + (int) LineFinder.SEARCH_KEV + " keV of it";
        if (events(guess.mu()) == 0) return "no events " + near;
        return "no maximum " + near + ": " + sigmas(guess.significance()) + " sigma above its side bands, minimum "
                + (int) LineFinder.SIGNIFICANT;
    }

    /** Of a line that the scale puts at {@code adc}, where the histogram has no bins. */
    String outside(double adc) {
        String place = Double.isNaN(adc) ? "nowhere on the scale" : "at " + whole(adc) + " ADC";
        return "outside the histogram's range: " + place + ", range " + whole(spectrum.lowEdge()) + " to "
                + whole(end()) + " ADC";
    }

    boolean inside(double adc) {
        return adc >= spectrum.lowEdge() && adc < end();
    }

    private double end() {
        return spectrum.lowEdge() + spectrum.bins() * spectrum.binWidth();
    }

    private long events(double adc) {
        double reach = LineFinder.SEARCH_KEV / Math.abs(scale.slope(adc));
        return Windows.cut(spectrum, adc - reach, adc + reach)
                .map(window -> window.total())
                .orElse(0L);
    }

    /** Rounded down: what is below the minimum never reads as the minimum. */
    private static String sigmas(double significance) {
        return BigDecimal.valueOf(significance).setScale(1, RoundingMode.FLOOR).toPlainString();
    }

    private static String whole(double adc) {
        return String.format(Locale.ROOT, "%.0f", adc);
    }
}
