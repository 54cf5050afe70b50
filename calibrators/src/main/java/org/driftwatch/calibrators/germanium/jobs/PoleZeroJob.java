package org.driftwatch.calibrators.germanium.jobs;

import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.polezero.PoleZeroCalibrator;
import org.driftwatch.calibrators.germanium.polezero.PoleZeroSettings;
import org.driftwatch.calibrators.germanium.polezero.SuperpulseSums;
import org.driftwatch.calibrators.germanium.polezero.TailFlatness;
import org.driftwatch.calibrators.germanium.polezero.TwoDecays;
import org.driftwatch.calibrators.spectrum.Percentiles;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.germanium.GermaniumPoleZero.Part;
import org.driftwatch.topics.germanium.Waveform;

/**
 * Two decay constants from the super-pulse and the tails of the newest full-energy waveforms, beside the single one of the channel.
 * <pre>
 *   gain per waveform   g = |s_now| − |s_new|,   s = slope of the corrected tail over the height of the pulse  [1/sample]
 *   better              median(g) > 1.2533 · (P84.13 − P15.87)/2 / √n
 * </pre>
 */
final class PoleZeroJob implements WaveformJob {
    /** A simplex search per waveform; the error of the medians is then a few per cent of the spread. */
    private static final int MOST = 500;

    /** Standard error of a median of normal deviates over that of their mean, √(π/2). */
    private static final double MEDIAN = 1.2533;

    @Override
    public List<Proposal> run(JobInput input) {
        List<Waveform> pulses = newest(input.fullEnergy());
        if (pulses.isEmpty()) return List.of();
        double periodNs = pulses.get(0).periodNs();
        PoleZeroSettings settings = PoleZeroSettings.of(input.dsp(), periodNs);
        List<int[]> samples = pulses.stream().map(Waveform::samples).toList();
        SuperpulseSums sums = new SuperpulseSums(samples.get(0).length, 1);
        samples.forEach(sums::add);
        return new PoleZeroCalibrator(settings, periodNs)
                        .twoDecays(sums.superpulse(settings.window(), settings.superpulseBaseline()), samples)
                        .map(both -> new Tails(settings, periodNs, samples).proposal(input, both))
                        .stream()
                        .toList();
    }

    private static List<Waveform> newest(List<Waveform> all) {
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private record Tails(PoleZeroSettings settings, double periodNs, List<int[]> samples) {
        Proposal proposal(JobInput input, Part both) {
            double[] gains = gains(now(input.dsp().decay()), both);
            Percentiles percentiles = new Percentiles(gains);
            double gain = percentiles.at(50);
            double error = MEDIAN
                    * (percentiles.at(84.13) - percentiles.at(15.87))
                    / 2
                    / Math.sqrt(Math.max(1, percentiles.size()));
            return new Proposal(
                    GermaniumPoleZero.SUBJECT,
                    value(input.pzSingle(), both),
                    gain > error,
                    "tails flatter by " + gain + " +- " + error + " of the height per sample");
        }

        private double[] gains(TwoDecays now, Part both) {
            TailFlatness flatness = new TailFlatness(settings.flatFrom());
            TwoDecays then = decays(both);
            double[] gains = new double[samples.size()];
            for (int i = 0; i < gains.length; i++) {
                double[] x = withoutBaseline(samples.get(i));
                double height = Double.NEGATIVE_INFINITY;
                for (double value : x) height = Math.max(height, value);
                double gain = Math.abs(flatness.slope(x, now)) - Math.abs(flatness.slope(x, then));
                gains[i] = gain / height;
            }
            return gains;
        }

        private double[] withoutBaseline(int[] raw) {
            int n = Math.min(raw.length, settings.baseline());
            long sum = 0;
            for (int i = 0; i < n; i++) sum += raw[i];
            double mean = sum / (double) n;
            double[] x = new double[raw.length];
            for (int i = 0; i < x.length; i++) x[i] = raw[i] - mean;
            return x;
        }

        private TwoDecays now(DspSettings.Decay decay) {
            return new TwoDecays(
                    decay.tau1().nanoseconds() / periodNs, decay.tau2().nanoseconds() / periodNs, decay.fraction());
        }

        private TwoDecays decays(Part both) {
            GermaniumPoleZero.Constants constants = both.outputDict().pz();
            return new TwoDecays(
                    nanoseconds(constants.tau1()) / periodNs,
                    nanoseconds(constants.tau2()) / periodNs,
                    constants.frac());
        }

        private static double nanoseconds(String text) {
            return Double.parseDouble(text.substring(0, text.indexOf('*')));
        }

        private static GermaniumPoleZero value(Part single, Part both) {
            GermaniumPoleZero.Results results = new GermaniumPoleZero.Results(
                    Optional.ofNullable(single)
                            .map(part -> part.results().singleDecayConstant())
                            .orElse(null),
                    both.results().doublePoleZero());
            String missing = single == null ? "no single decay of the channel" : null;
            return new GermaniumPoleZero(both.outputDict(), results, single, both, missing);
        }
    }
}
