package org.driftwatch.calibrators.germanium.energy;

import java.util.List;
import java.util.Optional;

/**
 * The answer of the energy calibration: a tree of plain records, to be stored bit by bit; start of the next refit.
 *
 * @param calibrated true if there is a scale; otherwise {@code reason} says why not
 * @param reason why the spectrum was refused; empty if calibrated
 * @param lines every line of the settings, found or not, by energy
 * @param scale keV as polynomial of ADC; {@link #NO_SCALE} if refused
 * @param adcOfKeV ADC as polynomial of keV, a fit of its own in which the positions have the errors; {@link #NO_SCALE} if refused
 * @param fwhmLinear sqrt(a + bE)
 * @param fwhmQuadratic sqrt(a + bE + cE²)
 * @param qbbFwhmKeV FWHM at the energy of the settings (2039 keV) by the linear curve; NaN outside the lines it was fitted to
 * @param qbbFwhmErrorKeV its standard error; NaN likewise
 * @param counts events in the spectrum when all lines were last looked at afresh
 * @param peakTops tops of the lines found when they were last looked at afresh; empty when that step is off
 */
public record EnergyResult(
        boolean calibrated,
        String reason,
        List<LineResult> lines,
        Polynomial scale,
        Polynomial adcOfKeV,
        ResolutionCurve fwhmLinear,
        ResolutionCurve fwhmQuadratic,
        double qbbFwhmKeV,
        double qbbFwhmErrorKeV,
        long counts,
        List<PeakTop> peakTops) {
    /** The scale of a refused spectrum: no coefficients. */
    public static final Polynomial NO_SCALE = new Polynomial(List.of(), List.of(), Double.NaN, 0);

    public EnergyResult {
        lines = List.copyOf(lines);
        peakTops = List.copyOf(peakTops);
    }

    /** The line at {@code energyKeV}, if the settings had it. */
    public Optional<LineResult> line(double energyKeV) {
        return lines.stream().filter(line -> line.energyKeV() == energyKeV).findFirst();
    }

    /** Lines that were found. */
    public List<LineResult> found() {
        return lines.stream().filter(LineResult::found).toList();
    }

    /** No scale, and why. */
    public static EnergyResult refused(String reason, List<LineResult> lines, long counts) {
        return new EnergyResult(
                false,
                reason,
                lines,
                NO_SCALE,
                NO_SCALE,
                ResolutionCurve.NONE,
                ResolutionCurve.NONE,
                Double.NaN,
                Double.NaN,
                counts,
                List.of());
    }
}
