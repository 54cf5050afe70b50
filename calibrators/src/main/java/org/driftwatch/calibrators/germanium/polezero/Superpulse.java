package org.driftwatch.calibrators.germanium.polezero;

/**
 * Mean waveform of many, aligned on their maximum, without its baseline. The array is handed over, not copied.
 *
 * @param values [ADC]
 * @param waveforms how many went in
 */
public record Superpulse(double[] values, long waveforms) {
    static Superpulse of(double[] mean, long waveforms, int baselineSamples) {
        int n = Math.min(baselineSamples, mean.length);
        double baseline = 0;
        for (int i = 0; i < n; i++) baseline += mean[i];
        baseline /= Math.max(1, n);
        double[] values = new double[mean.length];
        for (int i = 0; i < values.length; i++) values[i] = mean[i] - baseline;
        return new Superpulse(values, waveforms);
    }

    /** First sample of the largest value, −1 without samples. */
    public int maximum() {
        int at = values.length == 0 ? -1 : 0;
        for (int i = 1; i < values.length; i++) if (values[i] > values[at]) at = i;
        return at;
    }
}
