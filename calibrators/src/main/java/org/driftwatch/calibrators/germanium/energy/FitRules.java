package org.driftwatch.calibrators.germanium.energy;

import org.driftwatch.calibrators.peak.Behaviour;

/**
 * What the fits of the lines keep to.
 *
 * @param minimumLineCounts fewest fitted events in a line
 * @param allowedPValue a fit below this p-value and above 10 in reduced chi-square is not accepted
 * @param refitGrowth a line is due for a refit when its window has gained this fraction of counts
 * @param maximumBinKeV widest bin a spectrum may have once calibrated
 * @param fitBinKeV bin width of the goodness of fit
 * @param peakTops true for a Gaussian at the top of each line before the fits, see {@link PeakTop}
 * @param compat true for the behaviour of the common software where that differs, see {@link Behaviour#COMPAT}
 */
public record FitRules(
        double minimumLineCounts,
        double allowedPValue,
        double refitGrowth,
        double maximumBinKeV,
        double fitBinKeV,
        boolean peakTops,
        boolean compat) {
    public FitRules {
        if (!(minimumLineCounts >= 1))
            throw new IllegalArgumentException("minimumLineCounts must be >= 1, was " + minimumLineCounts);
        if (!(refitGrowth >= 0)) throw new IllegalArgumentException("refitGrowth must be >= 0, was " + refitGrowth);
        if (!(maximumBinKeV > 0)) throw new IllegalArgumentException("maximumBinKeV must be > 0, was " + maximumBinKeV);
        if (!(fitBinKeV > 0)) throw new IllegalArgumentException("fitBinKeV must be > 0, was " + fitBinKeV);
        if (!(allowedPValue >= 0 && allowedPValue < 1))
            throw new IllegalArgumentException("allowedPValue must be in [0, 1), was " + allowedPValue);
    }

    /** At least 100 counts, p-value 0.01, refits at 10 % more, bins of at most 0.1 keV and of 1 keV for the goodness of fit, no tops. */
    public static FitRules defaults() {
        return new FitRules(100, 0.01, 0.10, 0.1, 1, false, false);
    }

    FitRules withCompat(boolean on) {
        return new FitRules(minimumLineCounts, allowedPValue, refitGrowth, maximumBinKeV, fitBinKeV, peakTops, on);
    }

    FitRules withPeakTops(boolean on) {
        return new FitRules(minimumLineCounts, allowedPValue, refitGrowth, maximumBinKeV, fitBinKeV, on, compat);
    }

    Behaviour behaviour() {
        return compat ? Behaviour.COMPAT : Behaviour.CORRECTED;
    }
}
