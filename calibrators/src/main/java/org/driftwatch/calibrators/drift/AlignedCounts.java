package org.driftwatch.calibrators.drift;

import org.driftwatch.calibrators.histogram.Axis;

/**
 * Counts of a line in windows of time, in the distance from where the line was in each of them: what the line has moved from window
 * to window does not widen it. Bins are a whole number of bins of the axis, at most a twentieth of the width of the line where the
 * axis allows it, out to {@value #REACH} widths on both sides: at most 320 bins. The array is copied in and out.
 *
 * @param binAdc width of a bin [ADC]
 * @param merged bins of the axis in one bin
 * @param from first bin that all windows cover
 * @param until behind the last of them
 * @param counts in each bin; the line is at the edge in the middle, to half a bin of the axis
 */
record AlignedCounts(double binAdc, int merged, int from, int until, int[] counts) {
    private static final int REACH = 4;
    private static final int PER_WIDTH = 20;

    AlignedCounts {
        counts = counts.clone();
    }

    @Override
    public int[] counts() {
        return counts.clone();
    }

    /** Nothing yet, of a line of this full width at half maximum [ADC]. */
    static AlignedCounts around(Axis axis, double fwhmAdc) {
        int merged = Math.max(1, (int) (fwhmAdc / (PER_WIDTH * axis.width())));
        int bins = 2 * Math.max(1, (int) Math.ceil(REACH * fwhmAdc / (merged * axis.width())));
        return new AlignedCounts(merged * axis.width(), merged, 0, bins, new int[bins]);
    }

    /** Together with those of a window in which the line was at {@code positionAdc}. */
    AlignedCounts plus(LineCounts window, double positionAdc) {
        int[] more = window.counts();
        int[] sum = counts.clone();
        int middle = sum.length / 2;
        int first = window.lowBin()
                - (int) Math.rint(
                        (positionAdc - window.axis().low()) / window.axis().width());
        for (int i = 0; i < more.length; i++) {
            int bin = Math.floorDiv(first + i, merged) + middle;
            if (bin >= 0 && bin < sum.length) sum[bin] += more[i];
        }
        int begin = -Math.floorDiv(-first, merged) + middle;
        int end = Math.floorDiv(first + more.length, merged) + middle;
        return new AlignedCounts(binAdc, merged, Math.max(from, begin), Math.min(until, end), sum);
    }

    /** The bins that all windows cover; empty if there are none. */
    int[] covered() {
        return from < until ? java.util.Arrays.copyOfRange(counts, from, until) : new int[0];
    }

    /** Lower edge of the first of them, from the line [ADC]. */
    double lowAdc() {
        return (from - counts.length / 2) * binAdc;
    }
}
