package org.driftwatch.calibrators.germanium.energy;

import java.util.Comparator;
import java.util.List;
import org.driftwatch.calibrators.peak.Behaviour;

/**
 * Settings of the energy calibration.
 *
 * @param energy name of the energy column, used in expressions and messages only
 * @param degree 0 pure scale, 1 or 2 polynomial
 * @param lines the lines with their windows, sorted by energy
 * @param minimumLineCounts fewest fitted events in a line
 * @param allowedPValue a fit below this p-value and above 10 in reduced chi-square is not accepted
 * @param refitGrowth a line is due for a refit when its window has gained this fraction of counts
 * @param maximumBinKeV widest bin a spectrum may have once calibrated
 * @param fitBinKeV bin width of the goodness of fit
 * @param scaleGuess keV per ADC if known, else NaN: the scale is then found from the pattern of lines
 * @param resolutionAtKeV energy at which the FWHM is quoted
 * @param compat true for the behaviour of the common software where that differs, see {@link Behaviour#COMPAT}
 */
public record EnergySettings(
        String energy,
        int degree,
        List<LineWindow> lines,
        double minimumLineCounts,
        double allowedPValue,
        double refitGrowth,
        double maximumBinKeV,
        double fitBinKeV,
        double scaleGuess,
        double resolutionAtKeV,
        boolean compat) {
    private static final List<LineWindow> THORIUM = List.of(
            new LineWindow(583.191, 20, 20),
            new LineWindow(727.33, 30, 30),
            new LineWindow(860.564, 30, 25),
            new LineWindow(1592.53, 40, 20),
            new LineWindow(1620.5, 20, 40),
            new LineWindow(2103.53, 40, 40),
            new LineWindow(2614.5, 60, 60));
    private static final double OTHER_LINE_SIDE = 20;

    public EnergySettings {
        if (degree < 0 || degree > 2) throw new IllegalArgumentException("degree must be 0, 1 or 2, was " + degree);
        if (lines.isEmpty()) throw new IllegalArgumentException("lines must not be empty");
        if (!(minimumLineCounts >= 1))
            throw new IllegalArgumentException("minimumLineCounts must be >= 1, was " + minimumLineCounts);
        if (!(refitGrowth >= 0)) throw new IllegalArgumentException("refitGrowth must be >= 0, was " + refitGrowth);
        if (!(maximumBinKeV > 0)) throw new IllegalArgumentException("maximumBinKeV must be > 0, was " + maximumBinKeV);
        if (!(fitBinKeV > 0)) throw new IllegalArgumentException("fitBinKeV must be > 0, was " + fitBinKeV);
        if (!(allowedPValue >= 0 && allowedPValue < 1))
            throw new IllegalArgumentException("allowedPValue must be in [0, 1), was " + allowedPValue);
        if (scaleGuess <= 0) throw new IllegalArgumentException("scaleGuess must be > 0 or NaN, was " + scaleGuess);
        lines = lines.stream()
                .sorted(Comparator.comparingDouble(LineWindow::energyKeV))
                .toList();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).energyKeV() == lines.get(i - 1).energyKeV())
                throw new IllegalArgumentException(
                        "line given twice: " + lines.get(i).energyKeV() + " keV");
        }
    }

    /** Seven Th-228 lines, {@code cuspEmax}, a pure scale. */
    public static EnergySettings defaults() {
        return new EnergySettings("cuspEmax", 0, THORIUM, 100, 0.01, 0.10, 0.1, 1, Double.NaN, 2039, false);
    }

    /** The same for another energy column. */
    public EnergySettings withEnergy(String name) {
        return new EnergySettings(
                name,
                degree,
                lines,
                minimumLineCounts,
                allowedPValue,
                refitGrowth,
                maximumBinKeV,
                fitBinKeV,
                scaleGuess,
                resolutionAtKeV,
                compat);
    }

    /** The same with another degree. */
    public EnergySettings withDegree(int other) {
        return new EnergySettings(
                energy,
                other,
                lines,
                minimumLineCounts,
                allowedPValue,
                refitGrowth,
                maximumBinKeV,
                fitBinKeV,
                scaleGuess,
                resolutionAtKeV,
                compat);
    }

    /** The same with other lines and windows. */
    public EnergySettings withLines(List<LineWindow> others) {
        return new EnergySettings(
                energy,
                degree,
                others,
                minimumLineCounts,
                allowedPValue,
                refitGrowth,
                maximumBinKeV,
                fitBinKeV,
                scaleGuess,
                resolutionAtKeV,
                compat);
    }

    /** The same with other lines; a line within 1 keV of a default one takes its window, others 20 keV to either side. */
    public EnergySettings withEnergiesKeV(List<Double> energies) {
        return withLines(energies.stream().map(EnergySettings::window).toList());
    }

    /** The same with a known scale in keV per ADC, or NaN. */
    public EnergySettings withScaleGuess(double keVPerAdc) {
        return new EnergySettings(
                energy,
                degree,
                lines,
                minimumLineCounts,
                allowedPValue,
                refitGrowth,
                maximumBinKeV,
                fitBinKeV,
                keVPerAdc,
                resolutionAtKeV,
                compat);
    }

    /** The same with or without the behaviour of the common software. */
    public EnergySettings withCompat(boolean on) {
        return new EnergySettings(
                energy,
                degree,
                lines,
                minimumLineCounts,
                allowedPValue,
                refitGrowth,
                maximumBinKeV,
                fitBinKeV,
                scaleGuess,
                resolutionAtKeV,
                on);
    }

    Behaviour behaviour() {
        return compat ? Behaviour.COMPAT : Behaviour.CORRECTED;
    }

    static List<LineWindow> thorium() {
        return THORIUM;
    }

    private static LineWindow window(double energy) {
        return THORIUM.stream()
                .filter(line -> Math.abs(line.energyKeV() - energy) < 1)
                .findFirst()
                .map(line -> new LineWindow(energy, line.belowKeV(), line.aboveKeV()))
                .orElse(new LineWindow(energy, OTHER_LINE_SIDE, OTHER_LINE_SIDE));
    }
}
