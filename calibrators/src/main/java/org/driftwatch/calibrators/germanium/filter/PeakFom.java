package org.driftwatch.calibrators.germanium.filter;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.driftwatch.calibrators.peak.Behaviour;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.peak.PeakGuess;
import org.driftwatch.calibrators.peak.PeakModel;
import org.driftwatch.calibrators.peak.PeakShape;
import org.driftwatch.calibrators.peak.PeakWidth;
import org.driftwatch.calibrators.peak.StagedPeakFit;
import org.driftwatch.calibrators.peak.WindowHistogram;

/**
 * Width of one gamma line in trial energies, with a correction of charge trapping.
 * <pre>  E' = E (1 + α t),   t the effective drift time [ns] </pre>
 * The window is set around the highest bin of 1 ADC, its keV from that position and the line's energy, 2 keV narrower on either
 * side than asked for. Errors by linear propagation of the fit's covariance.
 *
 * @param lineKeV energy of the line
 * @param belowKeV window below it
 * @param aboveKeV window above it
 * @param fraction height at which the width is taken, 0.5 for the FWHM
 * @param minimumSignal fewest events in the line
 * @param behaviour of the peak fit
 */
public record PeakFom(
        double lineKeV, double belowKeV, double aboveKeV, double fraction, double minimumSignal, Behaviour behaviour) {
    private static final double SLACK_KEV = 2;
    private static final int BINS = 4096;
    private static final double WIDEST_KEV = 0.2;

    public PeakFom {
        requireAbove("lineKeV", lineKeV, 0);
        requireAbove("belowKeV", belowKeV, SLACK_KEV);
        requireAbove("aboveKeV", aboveKeV, SLACK_KEV);
        if (!(fraction > 0 && fraction < 1))
            throw new IllegalArgumentException("fraction must be above 0 and below 1, was " + fraction);
    }

    /** The full peak shape at half height. */
    public static PeakFom of(double lineKeV, double belowKeV, double aboveKeV) {
        return new PeakFom(lineKeV, belowKeV, aboveKeV, 0.5, 100, Behaviour.CORRECTED);
    }

    /** The same at another height. */
    public PeakFom at(double otherFraction) {
        return new PeakFom(lineKeV, belowKeV, aboveKeV, otherFraction, minimumSignal, behaviour);
    }

    /**
     * A fitted width.
     *
     * @param fwhmKeV full width at the fraction
     * @param overMaximum full width [ADC] over the largest density of the fit [1/ADC]: small for a narrow, high line
     * @param fit everything else, in ADC
     */
    public record Width(double fwhmKeV, double fwhmErrorKeV, double overMaximum, double overMaximumError, PeakFit fit) {
        public boolean usable() {
            return fit != null && Double.isFinite(fwhmKeV) && Double.isFinite(fwhmErrorKeV);
        }
    }

    private static final Width NONE = new Width(Double.NaN, Double.NaN, Double.NaN, Double.NaN, null);

    /** Width with the full peak shape, tail or not. */
    public Width withTail(double[] energies, double[] driftNs, double alpha) {
        return width(energies, driftNs, alpha, false);
    }

    /** Width with a tail only where the data show one. */
    public Width staged(double[] energies, double[] driftNs, double alpha) {
        return width(energies, driftNs, alpha, true);
    }

    private Width width(double[] energies, double[] driftNs, double alpha, boolean mayDropTail) {
        double[] corrected = corrected(energies, driftNs, alpha);
        double top = highestBin(corrected);
        if (Double.isNaN(top) || !(top > 0)) return NONE;
        double perKeV = top / lineKeV;
        double low = top - (belowKeV - SLACK_KEV) * perKeV;
        double high = top + (aboveKeV - SLACK_KEV) * perKeV;
        WindowHistogram histogram = histogram(corrected, low, high);
        if (histogram.total() < minimumSignal) return NONE;
        PeakGuess guess =
                PeakGuess.find(histogram, new PeakGuess.Scan(top - 4 * perKeV, top + 4 * perKeV, perKeV, 8 * perKeV));
        if (!(guess.significance() > 0)) return NONE;
        var fits = new StagedPeakFit(
                new StagedPeakFit.Settings(WIDEST_KEV * perKeV, Math.min(1, perKeV), minimumSignal, 0, behaviour));
        PeakFit fit =
                mayDropTail ? fits.cold(histogram, guess) : fits.fixedModel(histogram, guess, PeakModel.HPGE_PEAK);
        return fit.flaw() == PeakFit.Flaw.NO_MINIMUM && mayDropTail ? NONE : of(fit);
    }

    private Width of(PeakFit fit) {
        ToDoubleFunction<double[]> width = p -> new PeakWidth(shape(fit, p), behaviour).fullWidth(fraction);
        ToDoubleFunction<double[]> ratio = p -> {
            PeakShape shape = shape(fit, p);
            PeakWidth of = new PeakWidth(shape, behaviour);
            return of.fullWidth(0.5) / shape.density(of.mode());
        };
        double[] values = fit.values().stream().mapToDouble(Double::doubleValue).toArray();
        double perKeV = fit.values().get(1) / lineKeV;
        return new Width(
                width.applyAsDouble(values) / perKeV,
                propagated(fit, width, values) / perKeV,
                ratio.applyAsDouble(values),
                propagated(fit, ratio, values),
                fit);
    }

    private static PeakShape shape(PeakFit fit, double[] p) {
        List<Double> values = java.util.Arrays.stream(p).boxed().toList();
        return PeakShape.of(fit.model(), fit.low(), fit.high(), values);
    }

    /** √(gᵀ C g), with g by differences of a hundredth of a standard error. */
    private static double propagated(PeakFit fit, ToDoubleFunction<double[]> function, double[] values) {
        int n = values.length;
        double[] slope = new double[n];
        for (int i = 0; i < n; i++) {
            double error = Math.sqrt(fit.covariance().get(i * n + i));
            if (!(error > 0)) continue;
            double step = 0.01 * error;
            double here = values[i];
            values[i] = here + step;
            double above = function.applyAsDouble(values);
            values[i] = here - step;
            slope[i] = (above - function.applyAsDouble(values)) / (2 * step);
            values[i] = here;
        }
        double variance = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) variance += slope[i] * fit.covariance().get(i * n + j) * slope[j];
        return Math.sqrt(variance);
    }

    private static double[] corrected(double[] energies, double[] driftNs, double alpha) {
        if (alpha == 0) return energies;
        double[] corrected = new double[energies.length];
        for (int i = 0; i < corrected.length; i++) corrected[i] = energies[i] * (1 + alpha * driftNs[i]);
        return corrected;
    }

    /** Left edge of the highest bin of 1 ADC, counted from the whole number below the smallest energy. */
    private static double highestBin(double[] energies) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double energy : energies) {
            if (!Double.isFinite(energy)) continue;
            low = Math.min(low, Math.floor(energy));
            high = Math.max(high, Math.floor(energy) + 1);
        }
        if (!(high > low) || high - low > 1 << 24) return Double.NaN;
        int[] counts = new int[(int) (high - low)];
        for (double energy : energies) if (Double.isFinite(energy)) counts[(int) (Math.floor(energy) - low)]++;
        int top = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[top]) top = i;
        return low + top;
    }

    private static WindowHistogram histogram(double[] energies, double low, double high) {
        double width = (high - low) / BINS;
        long[] counts = new long[BINS];
        for (double energy : energies) {
            if (energy > low && energy < high) counts[Math.min(BINS - 1, (int) ((energy - low) / width))]++;
        }
        return new WindowHistogram(low, width, counts);
    }

    private static void requireAbove(String field, double value, double bound) {
        if (!(value > bound)) throw new IllegalArgumentException(field + " must be above " + bound + ", was " + value);
    }
}
