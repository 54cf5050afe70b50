package org.driftwatch.calibrators.germanium;

import org.driftwatch.calibrators.germanium.energy.Spectrum;
import org.driftwatch.calibrators.histogram.Counts;

/** Counts of a histogram as the spectrum the energy calibration reads. */
record CountsSpectrum(Counts counts) implements Spectrum {
    @Override
    public double lowEdge() {
        return counts.axis().low();
    }

    @Override
    public double binWidth() {
        return counts.axis().width();
    }

    @Override
    public int bins() {
        return counts.axis().bins();
    }

    @Override
    public long count(int bin) {
        return counts.range(bin, bin + 1)[0];
    }

    @Override
    public void copy(int from, int until, long[] into) {
        int[] range = counts.range(from, until);
        for (int i = 0; i < range.length; i++) into[i] = range[i];
    }
}
