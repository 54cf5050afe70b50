package org.driftwatch.calibrators.germanium.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.germanium.energy.LineFinder.Found;
import org.driftwatch.calibrators.germanium.energy.LineFinder.Located;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.peak.PeakGuess;
import org.driftwatch.calibrators.peak.PeakModel;
import org.driftwatch.calibrators.peak.StagedPeakFit;
import org.driftwatch.calibrators.peak.WindowHistogram;

/**
 * The optional step between finding the lines and fitting them: a Gaussian on a uniform background near each.
 * <pre>
 *   window   ± min(20 sigma, 15 keV),   bins of the goodness of fit   sigma n^(−1/3)
 * </pre>
 * with n events in the window and the sigma of the rough search. A line whose fit is valid with a p-value of 0.01 or more moves to
 * the fitted centre, and with it the window of its later fit; any other stays where it was found. The common software holds the
 * background at its guess and loses the lines that are not accepted.
 */
record PeakTops(EnergySettings settings, Spectrum spectrum) {
    private static final double REACH_SIGMAS = 20;
    private static final double REACH_KEV = 15;
    private static final double LOWEST_P_VALUE = 0.01;
    private static final double COMPAT_SIGMAS = 6;

    /** One for each line that was found. */
    List<PeakTop> of(Found found) {
        return found.lines().stream()
                .map(line -> top(line, Math.abs(found.scale().slope(line.guess().mu()))))
                .toList();
    }

    private PeakTop top(Located line, double slope) {
        PeakGuess guess = line.guess();
        double reach = Math.min(REACH_SIGMAS * guess.sigma(), REACH_KEV / slope);
        Optional<WindowHistogram> window = Windows.cut(spectrum, guess.mu() - reach, guess.mu() + reach);
        double energy = line.line().energyKeV();
        if (window.isEmpty() || window.get().total() == 0)
            return new PeakTop(energy, Double.NaN, Double.NaN, Double.NaN, false);
        double bin = guess.sigma() / StrictMath.cbrt(window.get().total());
        PeakFit fit = settings.compat()
                ? staged(bin, slope).onHeldBackground(window.get(), guess, beyond(window.get(), guess))
                : staged(bin, slope).fixedModel(window.get(), guess, PeakModel.GAUSS_ON_UNIFORM);
        double p = fit.fit().pValue();
        boolean accepted = p >= LOWEST_P_VALUE && (settings.compat() || fit.valid());
        return new PeakTop(energy, fit.values().get(1), fit.errors().get(1), p, accepted);
    }

    /** The guess of the common software: events beyond three of its widths, each of which is two of a Gaussian. */
    private static double beyond(WindowHistogram window, PeakGuess guess) {
        double reach = COMPAT_SIGMAS * guess.sigma();
        int from = (int) Math.rint((guess.mu() - reach - window.low()) / window.binWidth());
        int until = (int) Math.rint((guess.mu() + reach - window.low()) / window.binWidth());
        return window.total() - window.sum(from, until);
    }

    private StagedPeakFit staged(double bin, double slope) {
        return new StagedPeakFit(new StagedPeakFit.Settings(
                settings.fits().maximumBinKeV() / slope,
                bin,
                settings.fits().minimumLineCounts(),
                settings.fits().allowedPValue(),
                settings.fits().behaviour()));
    }

    /** The lines where the accepted ones have moved. */
    static Found moved(Found found, List<PeakTop> tops) {
        List<Located> lines = new ArrayList<>();
        for (int i = 0; i < tops.size(); i++) {
            Located line = found.lines().get(i);
            PeakGuess guess = line.guess();
            double mu = tops.get(i).accepted() ? tops.get(i).positionAdc() : guess.mu();
            lines.add(new Located(line.line(), new PeakGuess(mu, guess.sigma(), guess.signal(), guess.significance())));
        }
        return found.moved(lines);
    }
}
