package org.driftwatch.calibrators.germanium.polezero;

import org.driftwatch.calibrators.germanium.dsp.DspSettings;

/**
 * Settings of the pole-zero constants.
 *
 * @param earlyShare share of the tail from its start that gives the short start value ({@code percent_tau1_fit})
 * @param lateShare share of the tail up to its end that gives the long start value ({@code percent_tau2_fit})
 * @param offsetFromMaximum samples after the maximum where the tail begins ({@code offset_from_wf_max})
 * @param superpulseBaseline first samples of the superpulse whose mean is its baseline ({@code superpulse_bl_idx})
 * @param baseline first samples of a single waveform whose mean is its baseline
 * @param window waveforms whose maximum lies within ± this of the median join the superpulse [samples]
 * @param flatFrom first sample over which the corrected tail must be flat
 * @param minimumSlopes fewest tail slopes for a single constant
 * @param minimumWaveforms fewest waveforms in a superpulse for two constants
 */
public record PoleZeroSettings(
        double earlyShare,
        double lateShare,
        int offsetFromMaximum,
        int superpulseBaseline,
        int baseline,
        int window,
        int flatFrom,
        int minimumSlopes,
        int minimumWaveforms) {
    private static final int WINDOW = 13;

    public PoleZeroSettings {
        requireShare("earlyShare", earlyShare);
        requireShare("lateShare", lateShare);
        requireAtLeast("offsetFromMaximum", offsetFromMaximum, 0);
        requireAtLeast("superpulseBaseline", superpulseBaseline, 1);
        requireAtLeast("baseline", baseline, 1);
        requireAtLeast("window", window, 0);
        requireAtLeast("flatFrom", flatFrom, 2);
        requireAtLeast("minimumSlopes", minimumSlopes, 2);
        requireAtLeast("minimumWaveforms", minimumWaveforms, 1);
    }

    /** The peer's shares and windows with the baseline and the tail of these DSP settings. */
    public static PoleZeroSettings of(DspSettings dsp, double periodNs) {
        int baseline = Math.max(1, dsp.baselineEnd().wholeSamples(periodNs));
        int superpulse = Math.max(1, baseline - 2 * WINDOW);
        int tail = Math.max(2, dsp.tailStart().wholeSamples(periodNs));
        return new PoleZeroSettings(0.1, 0.2, 10, superpulse, baseline, WINDOW, tail, 50, 20);
    }

    private static void requireShare(String field, double share) {
        if (!(share > 0 && share < 1))
            throw new IllegalArgumentException(field + " must be above 0 and below 1, was " + share);
    }

    private static void requireAtLeast(String field, int value, int least) {
        if (value < least) throw new IllegalArgumentException(field + " must be at least " + least + ", was " + value);
    }
}
