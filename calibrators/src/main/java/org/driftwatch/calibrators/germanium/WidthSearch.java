package org.driftwatch.calibrators.germanium;

import org.driftwatch.calibrators.drift.Width;
import org.driftwatch.calibrators.drift.WidthFinder;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.peak.WidthLikelihood;
import org.driftwatch.calibrators.peak.WindowHistogram;

/**
 * Measures the width of a line by likelihood with its form held.
 *
 * @param shape the line as it was fitted when its reference was taken: always the same form, so that widths compare
 */
record WidthSearch(PeakFit shape) implements WidthFinder {
    @Override
    public Width find(double lowAdc, double binAdc, int[] counts) {
        if (counts.length == 0) return Width.NONE;
        long[] window = new long[counts.length];
        for (int i = 0; i < window.length; i++) window[i] = counts[i];
        var frame = new WindowHistogram(shape.position() + lowAdc, binAdc, window);
        WidthLikelihood.Scale scale = WidthLikelihood.fit(frame, shape.position(), shape);
        return scale.valid() ? new Width(scale.scale() * shape.fwhm(), scale.error() * shape.fwhm()) : Width.NONE;
    }
}
