package org.driftwatch.calibrators.germanium;

import org.driftwatch.calibrators.drift.LineFinder;
import org.driftwatch.calibrators.drift.Sighting;
import org.driftwatch.calibrators.histogram.Axis;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.peak.PositionLikelihood;
import org.driftwatch.calibrators.peak.WindowHistogram;

/**
 * Finds a line in a window of few events: first where a box of one FWHM stands out most above the mean of the rest, then the
 * position by likelihood with the shape held. What is seen near the expected place is taken before something up to twice as
 * strong elsewhere, so that a neighbour is not mistaken for the line, yet a line that jumped by several keV is found.
 *
 * @param shape the line as it was first fitted: always the same shape, so that positions compare
 * @param expectedAdc where it should be
 */
record LineSearch(PeakFit shape, double expectedAdc) implements LineFinder {
    private static final double SIGNIFICANT = 5;
    private static final double NEAR = 1.5;
    private static final double FIT_RANGE = 4;
    private static final double FARTHEST_FIT = 1.5;

    private record Box(int first, int bins, long gross, double net) {
        double significance() {
            return net / Math.sqrt(gross + 1.0);
        }
    }

    @Override
    public Sighting find(Axis axis, int lowBin, int[] counts) {
        int width = Math.max(1, (int) Math.rint(shape.fwhm() / axis.width()));
        if (counts.length < 4 * width) return Sighting.NONE;
        long[] sums = sums(counts);
        double background = background(sums, best(sums, width, 0, counts.length, 0), width);
        Box best = best(sums, width, 0, counts.length, background);
        int expected = (int) Math.rint((expectedAdc - axis.edge(lowBin)) / axis.width());
        int reach = (int) Math.rint(NEAR * width);
        Box near = best(sums, width, expected - reach - width / 2, expected + reach + width / 2, background);
        Box seen = near.net() >= 0.5 * best.net() && near.significance() >= SIGNIFICANT ? near : best;
        if (seen.significance() < SIGNIFICANT)
            return new Sighting(Double.NaN, Double.NaN, Math.round(Math.max(0, seen.net())));
        return position(axis, lowBin, counts, seen);
    }

    private static long[] sums(int[] counts) {
        long[] sums = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) sums[i + 1] = sums[i] + counts[i];
        return sums;
    }

    /** Box of {@code width} bins within [from, until) with most counts; the first of equals. */
    private static Box best(long[] sums, int width, int from, int until, double background) {
        int first = Math.max(0, from);
        int last = Math.min(sums.length - 1, until) - width;
        Box best = new Box(first, width, 0, 0);
        for (int i = first; i <= last; i++) {
            long gross = sums[i + width] - sums[i];
            if (gross > best.gross()) best = new Box(i, width, gross, gross - background * width);
        }
        return best;
    }

    /** Mean counts per bin outside three widths around the strongest box. */
    private static double background(long[] sums, Box box, int width) {
        int low = Math.max(0, box.first() - width);
        int high = Math.min(sums.length - 1, box.first() + 2 * width);
        int outside = sums.length - 1 - (high - low);
        long rest = sums[sums.length - 1] - (sums[high] - sums[low]);
        return outside > 0 ? (double) rest / outside : 0;
    }

    private Sighting position(Axis axis, int lowBin, int[] counts, Box seen) {
        double rough = axis.edge(lowBin) + axis.width() * (seen.first() + 0.5 * seen.bins());
        int reach = (int) Math.ceil(FIT_RANGE * seen.bins());
        int from = Math.max(0, seen.first() + seen.bins() / 2 - reach);
        int until = Math.min(counts.length, seen.first() + seen.bins() / 2 + reach);
        long[] window = new long[until - from];
        for (int i = from; i < until; i++) window[i - from] = counts[i];
        double moved = rough - shape.position();
        var frame = new WindowHistogram(axis.edge(lowBin + from), axis.width(), window)
                .aroundWholeNumbers()
                .moved(-moved);
        PositionLikelihood.Shift shift = PositionLikelihood.fit(frame, shape);
        boolean good = shift.valid() && Math.abs(shift.shift()) < FARTHEST_FIT * shape.fwhm();
        if (!good) return new Sighting(Double.NaN, Double.NaN, Math.round(seen.net()));
        return new Sighting(rough + shift.shift(), shift.error(), Math.round(shift.signal()));
    }
}
