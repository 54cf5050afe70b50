package org.driftwatch.calibrators.germanium.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.driftwatch.calibrators.filter.PoleZero;
import org.driftwatch.calibrators.filter.Trapezoid;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.dsp.GermaniumDsp;
import org.driftwatch.calibrators.germanium.dsp.TimeSpan;

/**
 * Waveforms of one length on which filters are tried. The baseline of each is found once; a trial takes the decay out again, which
 * costs less than keeping the result, and runs the one filter under study. Anything else goes through the whole chain.
 *
 * <p>The waveforms are kept by reference. One thread.
 */
public final class TrialPulses {
    private final List<int[]> waveforms;
    private final double periodNs;
    private final DspSettings settings;
    private final double[] baselines;
    private final double[] flattened;
    private final double[] sums;

    /**
     * @param waveforms all of one length, at least one
     * @param periodNs sampling period [ns]
     * @param settings the DSP settings in use
     * @throws IllegalArgumentException when a waveform is too short for the settings or has another length
     */
    public TrialPulses(List<int[]> waveforms, double periodNs, DspSettings settings) {
        this.waveforms = List.copyOf(waveforms);
        this.periodNs = periodNs;
        this.settings = settings;
        int samples = waveforms.get(0).length;
        for (int[] waveform : waveforms) {
            if (waveform.length != samples)
                throw new IllegalArgumentException(
                        "waveforms must have one length, found " + samples + " and " + waveform.length);
        }
        flattened = new double[samples];
        sums = new double[samples + 1];
        baselines = output("bl_mean", Map.of());
    }

    /** Number of pulses. */
    public int size() {
        return waveforms.size();
    }

    /** Samples of each. */
    public int samples() {
        return flattened.length;
    }

    public double periodNs() {
        return periodNs;
    }

    public DspSettings settings() {
        return settings;
    }

    /** One output of the whole chain for each waveform, with database entries laid over the settings. */
    public double[] output(String name, Map<String, ? extends Map<String, String>> database) {
        return outputs(List.of(name), database)[0];
    }

    /** Several outputs of the whole chain: name by waveform. */
    public double[][] outputs(List<String> names, Map<String, ? extends Map<String, String>> database) {
        GermaniumDsp chain = new GermaniumDsp(settings.overriddenBy(database), samples(), periodNs, 0);
        double[] out = new double[GermaniumDsp.outputs().size()];
        double[][] values = new double[names.size()][waveforms.size()];
        for (int w = 0; w < waveforms.size(); w++) {
            chain.process(waveforms.get(w), out);
            for (int n = 0; n < values.length; n++)
                values[n][w] = out[GermaniumDsp.outputs().indexOf(names.get(n))];
        }
        return values;
    }

    /** What a filter makes of a waveform with its baseline and its decay taken out. */
    @FunctionalInterface
    public interface Shaper {
        /**
         * @param flattened the samples; overwritten by the next waveform
         * @param sums {@code sums[i]} is the sum of the first i samples
         */
        double energy(double[] flattened, double[] sums);
    }

    /** Energy of each waveform. */
    public double[] energies(Shaper shaper) {
        double c = perSample();
        double[] energies = new double[waveforms.size()];
        for (int w = 0; w < energies.length; w++) {
            flatten(waveforms.get(w), baselines[w], c);
            energies[w] = shaper.energy(flattened, sums);
        }
        return energies;
    }

    /** The normalised trapezoid read at one sample. */
    public double[] trapezoidAt(Trapezoid trap, int sample) {
        if (sample + 1 < trap.width() || sample >= samples())
            throw new IllegalArgumentException("trapezoid of 2*" + trap.rise() + "+" + trap.flat()
                    + " samples cannot be read at sample " + sample + " of " + samples());
        int r = trap.rise();
        int s = sample + 1;
        int early = s - r - trap.flat();
        return energies((y, sum) -> (sum[s] - sum[s - r] - sum[early] + sum[early - r]) / r);
    }

    /** The same with times; exact halves of a sample go down, as in the peer's pick-off. */
    public double[] trapezoidAt(TimeSpan rise, TimeSpan flat, TimeSpan at) {
        return trapezoidAt(new Trapezoid(halfDown(rise), halfDown(flat)), halfDown(at));
    }

    private int halfDown(TimeSpan span) {
        return (int) Math.ceil(span.samples(periodNs) - 0.5);
    }

    /** Largest value of the normalised trapezoid, as {@code trapEmax}. */
    public double[] trapezoidMaximum(Trapezoid trap) {
        int r = trap.rise();
        int f = trap.flat();
        return energies((y, sum) -> {
            double largest = Double.NEGATIVE_INFINITY;
            for (int s = 1; s < sum.length; s++) {
                double late = sum[s] - sum[Math.max(0, s - r)];
                double value = late - (sum[Math.max(0, s - r - f)] - sum[Math.max(0, s - 2 * r - f)]);
                if (value > largest) largest = value;
            }
            return largest / r;
        });
    }

    /** Parts of some flattened waveforms, each from its own first sample: waveform by sample. */
    public double[][] windows(List<Integer> which, IntUnaryOperator from, int size) {
        double c = perSample();
        double[][] windows = new double[which.size()][];
        for (int i = 0; i < windows.length; i++) {
            int w = which.get(i);
            flatten(waveforms.get(w), baselines[w], c);
            int first = from.applyAsInt(w);
            windows[i] = Arrays.copyOfRange(flattened, first, first + size);
        }
        return windows;
    }

    private double perSample() {
        return new PoleZero(settings.decay().tau1().samples(periodNs)).perSample();
    }

    private void flatten(int[] samples, double baseline, double c) {
        double last = samples[0] - baseline;
        double y = last;
        flattened[0] = y;
        sums[1] = y;
        for (int i = 1; i < samples.length; i++) {
            double x = samples[i] - baseline;
            y += x - c * last;
            last = x;
            flattened[i] = y;
            sums[i + 1] = sums[i] + y;
        }
    }
}
