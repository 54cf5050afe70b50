package org.driftwatch.calibrators.germanium.energy;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.germanium.energy.LineComb.Candidate;
import org.driftwatch.calibrators.peak.PeakGuess;
import org.driftwatch.calibrators.peak.WindowHistogram;

/**
 * Where the lines are: first the pattern, then each line within 5 keV of where the scale so far puts it, then the scale through
 * those, twice. A line that does not stand out of its sidebands by four standard errors is not in the data.
 */
final class LineFinder {
    static final double SEARCH_KEV = 5;
    private static final double SIDEBANDS_KEV = 24;
    private static final double NARROWEST_KEV = 0.5;
    private static final double WIDEST_KEV = 5;
    static final double SIGNIFICANT = 4;
    private static final double GUESS_RANGE = 1.2;
    private static final double NARROWEST_LINE_BINS = 20;

    private final EnergySettings settings;
    private final Spectrum spectrum;
    private final SpectrumSums sums;

    LineFinder(EnergySettings settings, Spectrum spectrum) {
        this.settings = settings;
        this.spectrum = spectrum;
        sums = new SpectrumSums(spectrum);
    }

    /** A line with a rough position. */
    record Located(LineWindow line, PeakGuess guess) {}

    /**
     * What the search gave.
     *
     * @param scale so far
     * @param lines that stand out, on which the scale rests
     * @param missing the others, each with the best that was seen near its place
     */
    record Found(Polynomial scale, List<Located> lines, List<Located> missing) {
        /** The same with the lines elsewhere. */
        Found moved(List<Located> others) {
            return new Found(scale, others, missing);
        }
    }

    long total() {
        return sums.total();
    }

    /** Finds scale and lines; no lines if nothing matches the pattern. */
    Found find() {
        LineComb comb = new LineComb(sums, settings.lines());
        Candidate coarse = pattern(comb);
        if (!comb.credible(coarse, agrees(coarse))) return new Found(EnergyResult.NO_SCALE, List.of(), List.of());
        Polynomial scale = Polynomial.plain(List.of(coarse.offsetKeV(), coarse.keVPerAdc()));
        List<Located> all = locate(scale);
        for (int pass = 0; pass < 2 && all.stream().anyMatch(LineFinder::stands); pass++) {
            scale = through(standing(all), scale);
            all = locate(scale);
        }
        List<Located> located = standing(all);
        List<Located> missing = all.stream().filter(line -> !stands(line)).toList();
        return new Found(located.isEmpty() ? scale : through(located, scale), located, missing);
    }

    private static List<Located> standing(List<Located> all) {
        return all.stream().filter(LineFinder::stands).toList();
    }

    private static boolean stands(Located line) {
        return line.guess().significance() >= SIGNIFICANT;
    }

    /** The line near where {@code scale} puts it; significance 0 outside the spectrum. */
    static PeakGuess near(Spectrum spectrum, LineWindow line, Polynomial scale) {
        double centre = scale.adc(line.energyKeV());
        double slope = Math.abs(scale.slope(centre));
        double reach = SEARCH_KEV / slope;
        var window =
                Windows.cut(spectrum, centre - reach - SIDEBANDS_KEV / slope, centre + reach + SIDEBANDS_KEV / slope);
        if (window.isEmpty()) return new PeakGuess(centre, 1 / slope, 0, 0);
        WindowHistogram histogram = window.get();
        return PeakGuess.find(
                histogram,
                new PeakGuess.Scan(centre - reach, centre + reach, NARROWEST_KEV / slope, WIDEST_KEV / slope));
    }

    private boolean agrees(Candidate candidate) {
        double ratio = candidate.keVPerAdc() / settings.scaleGuess();
        return ratio > 1 / GUESS_RANGE && ratio < GUESS_RANGE;
    }

    private Candidate pattern(LineComb comb) {
        double width = spectrum.binWidth();
        double lowest = settings.lines().get(0).energyKeV();
        double bottom = lowest / Math.max(sums.highest(), width);
        double top = Math.min(lowest / (NARROWEST_LINE_BINS * width), 1 / width);
        Candidate anywhere = comb.search(bottom, top, settings.degree() > 0);
        double guess = settings.scaleGuess();
        if (Double.isNaN(guess)) return anywhere;
        Candidate near = comb.search(guess / GUESS_RANGE, guess * GUESS_RANGE, settings.degree() > 0);
        return near.clearLines() >= anywhere.clearLines() ? near : anywhere;
    }

    private List<Located> locate(Polynomial scale) {
        return settings.lines().stream()
                .map(line -> new Located(line, near(spectrum, line, scale)))
                .toList();
    }

    /** Scale of the settings' degree through the rough positions, as far as their number allows. */
    private Polynomial through(List<Located> located, Polynomial before) {
        int degree = Math.min(settings.degree(), located.size() - 1);
        double[] x = located.stream().mapToDouble(l -> l.guess().mu()).toArray();
        double[] e = located.stream().mapToDouble(l -> l.line().energyKeV()).toArray();
        if (degree == 0) return pureScale(x, e, before.coefficients().get(0));
        return leastSquares(x, e, degree);
    }

    private static Polynomial pureScale(double[] x, double[] e, double offset) {
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += x[i] * (e[i] - offset);
            xx += x[i] * x[i];
        }
        return Polynomial.plain(List.of(offset, xy / xx));
    }

    private static Polynomial leastSquares(double[] x, double[] e, int degree) {
        double unit = x[x.length - 1];
        var a = org.apache.commons.math3.linear.MatrixUtils.createRealMatrix(x.length, degree + 1);
        for (int i = 0; i < x.length; i++) {
            double power = 1;
            for (int k = 0; k <= degree; k++, power *= x[i] / unit) a.setEntry(i, k, power);
        }
        double[] c = new org.apache.commons.math3.linear.QRDecomposition(a)
                .getSolver()
                .solve(new org.apache.commons.math3.linear.ArrayRealVector(e))
                .toArray();
        List<Double> coefficients = new ArrayList<>();
        double power = 1;
        for (int k = 0; k <= degree; k++, power *= unit) coefficients.add(c[k] / power);
        return Polynomial.plain(coefficients);
    }
}
