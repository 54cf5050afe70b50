package org.driftwatch.calibrators.germanium.energy;

import java.util.Comparator;
import java.util.List;

/**
 * Settings of the energy calibration.
 *
 * @param energy name of the energy column, used in expressions and messages only
 * @param degree 0 pure scale, 1 or 2 polynomial
 * @param lines the lines with their windows, sorted by energy
 * @param scaleGuess keV per ADC if known, else NaN: the scale is then found from the pattern of lines
 * @param prominentKeV the line that alone gives the scale, of degree 0; NaN: all lines do
 * @param resolutionAtKeV energy at which the FWHM is quoted
 * @param fits what the fits of the lines keep to
 */
public record EnergySettings(
        String energy,
        int degree,
        List<LineWindow> lines,
        double scaleGuess,
        double prominentKeV,
        double resolutionAtKeV,
        FitRules fits) {
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
        if (scaleGuess <= 0) throw new IllegalArgumentException("scaleGuess must be > 0 or NaN, was " + scaleGuess);
        lines = lines.stream()
                .sorted(Comparator.comparingDouble(LineWindow::energyKeV))
                .toList();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).energyKeV() == lines.get(i - 1).energyKeV())
                throw new IllegalArgumentException(
                        "line given twice: " + lines.get(i).energyKeV() + " keV");
        }
        if (!Double.isNaN(prominentKeV)) checkProminent(prominentKeV, degree, lines);
    }

    private static void checkProminent(double prominentKeV, int degree, List<LineWindow> lines) {
        if (degree != 0)
            throw new IllegalArgumentException(
                    "degree must be 0 with prominentKeV " + prominentKeV + ", was " + degree);
        if (lines.stream().noneMatch(line -> line.energyKeV() == prominentKeV))
            throw new IllegalArgumentException("prominentKeV must be one of the lines, was " + prominentKeV);
    }

    /** Seven Th-228 lines, {@code cuspEmax}, a pure scale. */
    public static EnergySettings defaults() {
        return new EnergySettings("cuspEmax", 0, THORIUM, Double.NaN, Double.NaN, 2039, FitRules.defaults());
    }

    /** The same for another energy column. */
    public EnergySettings withEnergy(String name) {
        return new EnergySettings(name, degree, lines, scaleGuess, prominentKeV, resolutionAtKeV, fits);
    }

    /** The same with another degree. */
    public EnergySettings withDegree(int other) {
        return new EnergySettings(energy, other, lines, scaleGuess, prominentKeV, resolutionAtKeV, fits);
    }

    /** The same with other lines and windows. */
    public EnergySettings withLines(List<LineWindow> others) {
        return new EnergySettings(energy, degree, others, scaleGuess, prominentKeV, resolutionAtKeV, fits);
    }

    /** The same with other lines; a line within 1 keV of a default one takes its window, others 20 keV to either side. */
    public EnergySettings withEnergiesKeV(List<Double> energies) {
        return withLines(energies.stream().map(EnergySettings::window).toList());
    }

    /** The same with a known scale in keV per ADC, or NaN. */
    public EnergySettings withScaleGuess(double keVPerAdc) {
        return new EnergySettings(energy, degree, lines, keVPerAdc, prominentKeV, resolutionAtKeV, fits);
    }

    /** The same with the scale from one line alone, or from all for NaN. */
    public EnergySettings withProminentKeV(double lineKeV) {
        return new EnergySettings(energy, degree, lines, scaleGuess, lineKeV, resolutionAtKeV, fits);
    }

    /** The same with or without the behaviour of the common software. */
    public EnergySettings withCompat(boolean on) {
        return new EnergySettings(
                energy, degree, lines, scaleGuess, prominentKeV, resolutionAtKeV, fits.withCompat(on));
    }

    /** The same with or without a Gaussian at the top of each line before the fits. */
    public EnergySettings withPeakTops(boolean on) {
        return new EnergySettings(
                energy, degree, lines, scaleGuess, prominentKeV, resolutionAtKeV, fits.withPeakTops(on));
    }

    /** True for the behaviour of the common software where that differs. */
    public boolean compat() {
        return fits.compat();
    }

    /** True if the scale may rest on a line of this energy. */
    boolean scales(double energyKeV) {
        return Double.isNaN(prominentKeV) || energyKeV == prominentKeV;
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
