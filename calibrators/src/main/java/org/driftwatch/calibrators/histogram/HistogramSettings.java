package org.driftwatch.calibrators.histogram;

import java.time.Duration;

/**
 * Axis and time windows of the rolling histograms.
 *
 * @param lowAdc lower edge [ADC]
 * @param highAdc upper edge [ADC]
 * @param fineBinAdc bin width of the counts that are fitted [ADC]; at most 0.1 keV wide after calibration
 * @param displayBinAdc bin width of the views for display [ADC], a whole multiple of {@code fineBinAdc}
 * @param slice length of a time slice of data time
 * @param slices number of slices of the sliding view, the one that is still open included
 * @param halfLife half-life of the decayed view in data time
 */
public record HistogramSettings(
        double lowAdc,
        double highAdc,
        double fineBinAdc,
        double displayBinAdc,
        Duration slice,
        int slices,
        Duration halfLife) {
    private static final int MOST_BINS = 1 << 22;

    public HistogramSettings {
        if (!Double.isFinite(lowAdc)) throw fault("low_adc", "finite", lowAdc);
        if (!(highAdc > lowAdc && Double.isFinite(highAdc))) throw fault("high_adc", "> low_adc = " + lowAdc, highAdc);
        if (!(fineBinAdc > 0)) throw fault("fine_bin_adc", "> 0", fineBinAdc);
        if (!whole((highAdc - lowAdc) / displayBinAdc))
            throw fault("display_bin_adc", "a whole fraction of the range " + (highAdc - lowAdc), displayBinAdc);
        if (!whole(displayBinAdc / fineBinAdc))
            throw fault("fine_bin_adc", "a whole fraction of display_bin_adc = " + displayBinAdc, fineBinAdc);
        if ((highAdc - lowAdc) / fineBinAdc > MOST_BINS)
            throw fault("fine_bin_adc", ">= " + (highAdc - lowAdc) / MOST_BINS + " for this range", fineBinAdc);
        if (slice.compareTo(Duration.ofSeconds(1)) < 0) throw fault("slice", ">= 1s", slice);
        if (slices < 1 || slices > 10_000) throw fault("slices", "1..10000", slices);
        if (halfLife.compareTo(slice) < 0) throw fault("half_life", ">= slice = " + slice, halfLife);
    }

    /** 0 to 32768 ADC, 0.125 ADC fitted, 0.5 ADC shown; 60 s slices, 30 of them; half-life 30 min. */
    public static HistogramSettings defaults() {
        return new HistogramSettings(0, 32768, 0.125, 0.5, Duration.ofSeconds(60), 30, Duration.ofMinutes(30));
    }

    /** The axis of the counts that are fitted. */
    public Axis fineAxis() {
        return new Axis(lowAdc, fineBinAdc, (int) Math.rint((highAdc - lowAdc) / fineBinAdc));
    }

    /** The axis of the views. */
    public Axis displayAxis() {
        return new Axis(lowAdc, displayBinAdc, (int) Math.rint((highAdc - lowAdc) / displayBinAdc));
    }

    /** Fine bins in one display bin. */
    public int rebin() {
        return (int) Math.rint(displayBinAdc / fineBinAdc);
    }

    private static boolean whole(double ratio) {
        return ratio >= 0.5 && Math.abs(ratio - Math.rint(ratio)) < 1e-9 * ratio;
    }

    private static IllegalArgumentException fault(String field, String bound, Object value) {
        return new IllegalArgumentException("histogram." + field + " must be " + bound + ", was " + value);
    }
}
