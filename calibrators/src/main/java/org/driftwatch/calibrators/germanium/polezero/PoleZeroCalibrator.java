package org.driftwatch.calibrators.germanium.polezero;

import java.util.List;
import java.util.Optional;
import org.driftwatch.calibrators.spectrum.Percentiles;
import org.driftwatch.topics.codec.PeerNumber;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.germanium.GermaniumPoleZero.Constants;
import org.driftwatch.topics.germanium.GermaniumPoleZero.Database;
import org.driftwatch.topics.germanium.GermaniumPoleZero.Part;
import org.driftwatch.topics.germanium.GermaniumPoleZero.Results;

/**
 * Pole-zero constants of one channel.
 * <pre>
 *   single:  τ = round(−1/m, 1),   error = round(−1/(m + s/√n) − τ, 1)     [samples]
 * </pre>
 * with m and s mode and width of the n slopes of ln(tail). With a decay of two components it is biased towards an average of
 * both. Double: least squares of the superpulse gives a start, from which each waveform is made flat; medians, and as errors
 * half the distance of the 31.73 and 68.27 percentiles, which is the spread of single waveforms, not the error of the median.
 * Stateless.
 *
 * @param periodNs sampling period [ns]
 */
public record PoleZeroCalibrator(PoleZeroSettings settings, double periodNs) {
    private static final double LOW = 31.73;
    private static final double HIGH = 68.27;
    /** A component that falls by less than 1 % within the tail is an offset. */
    private static final double LONGEST_IN_TAILS = 100;

    public PoleZeroCalibrator {
        if (!(periodNs > 0)) throw new IllegalArgumentException("periodNs must be above 0, was " + periodNs);
    }

    /** Both ways; what cannot be made is null and says why. */
    public GermaniumPoleZero calibrate(TailSlopes slopes, SuperpulseSums pulses, List<int[]> waveforms) {
        Optional<Part> single = single(slopes);
        Optional<Part> both = pulses.count() == 0
                ? Optional.empty()
                : twoDecays(pulses.superpulse(settings.window(), settings.superpulseBaseline()), waveforms);
        Database best = both.or(() -> single).map(Part::outputDict).orElse(null);
        Results results = new Results(
                single.map(part -> part.results().singleDecayConstant()).orElse(null),
                both.map(part -> part.results().doublePoleZero()).orElse(null));
        return new GermaniumPoleZero(
                best, results, single.orElse(null), both.orElse(null), refused(single, both, slopes, pulses));
    }

    /** One decay constant; empty with too few slopes or when the tails do not fall. */
    public Optional<Part> single(TailSlopes slopes) {
        if (slopes.count() < settings.minimumSlopes() || !(slopes.mode() < 0)) return Optional.empty();
        double tau = PeerNumber.rounded(-1 / slopes.mode(), 1);
        double shifted = slopes.mode() + slopes.stdev() / Math.sqrt(slopes.count());
        double error = PeerNumber.rounded(-1 / shifted - tau, 1);
        var constants = new Constants(nanoseconds(tau), nanoseconds(error), null, null, null, null);
        var pars = new GermaniumPoleZero.SlopePars(slopes.mode(), slopes.stdev());
        Results results = new Results(new GermaniumPoleZero.SingleDecayConstant(pars), null);
        return Optional.of(new Part(slopes.count(), new Database(constants), results));
    }

    /** Two decay constants; empty with too few waveforms, without a fit, or where the tails do not show two components. */
    public Optional<Part> twoDecays(Superpulse superpulse, List<int[]> waveforms) {
        if (superpulse.waveforms() < settings.minimumWaveforms()) return Optional.empty();
        if (waveforms.size() < settings.minimumWaveforms()) return Optional.empty();
        return new SuperpulseFit(settings).fit(superpulse).flatMap(start -> flattened(superpulse, start, waveforms));
    }

    private Optional<Part> flattened(Superpulse superpulse, TwoDecays start, List<int[]> waveforms) {
        TailFlatness flatness = new TailFlatness(settings.flatFrom());
        double[] tau1 = new double[waveforms.size()];
        double[] tau2 = new double[waveforms.size()];
        double[] fraction = new double[waveforms.size()];
        for (int i = 0; i < tau1.length; i++) {
            TwoDecays flat = flatness.flattest(withoutBaseline(waveforms.get(i)), start);
            tau1[i] = flat.tau1();
            tau2[i] = flat.tau2();
            fraction[i] = flat.fraction();
        }
        TwoDecays medians = new TwoDecays(quantile(tau1, 50), quantile(tau2, 50), quantile(fraction, 50));
        if (!shown(medians, waveforms.get(0).length)) return Optional.empty();
        var constants = new Constants(
                nanoseconds(medians.tau1()),
                nanoseconds(spread(tau1)),
                nanoseconds(medians.tau2()),
                nanoseconds(spread(tau2)),
                medians.fraction(),
                spread(fraction));
        var guesses = new GermaniumPoleZero.Guesses(start.tau1(), start.tau2(), start.fraction());
        var decay = new GermaniumPoleZero.DoubleDecay(
                guesses, superpulse.waveforms(), waveforms.size(), slope(flatness, medians, waveforms));
        return Optional.of(new Part(waveforms.size(), new Database(constants), new Results(null, decay)));
    }

    /** Of one component a fit of two leaves the share free, or makes one of them an offset. */
    private boolean shown(TwoDecays decays, int samples) {
        boolean share = decays.fraction() >= 0 && decays.fraction() <= 1;
        return share && decays.tau1() <= LONGEST_IN_TAILS * (samples - settings.flatFrom());
    }

    private double slope(TailFlatness flatness, TwoDecays decays, List<int[]> waveforms) {
        double[] slopes = new double[waveforms.size()];
        for (int i = 0; i < slopes.length; i++) {
            double[] x = withoutBaseline(waveforms.get(i));
            double height = x[0];
            for (double value : x) height = Math.max(height, value);
            slopes[i] = flatness.slope(x, decays) / height;
        }
        return quantile(slopes, 50);
    }

    private double[] withoutBaseline(int[] samples) {
        int n = Math.min(samples.length, settings.baseline());
        long sum = 0;
        for (int i = 0; i < n; i++) sum += samples[i];
        double mean = sum / (double) n;
        double[] x = new double[samples.length];
        for (int i = 0; i < x.length; i++) x[i] = samples[i] - mean;
        return x;
    }

    private String nanoseconds(double samples) {
        return PeerNumber.text(samples * periodNs) + "*ns";
    }

    private static double spread(double[] values) {
        return (quantile(values, HIGH) - quantile(values, LOW)) / 2;
    }

    private static double quantile(double[] values, double percent) {
        return new Percentiles(values).at(percent);
    }

    private String refused(Optional<Part> single, Optional<Part> both, TailSlopes slopes, SuperpulseSums pulses) {
        if (single.isEmpty())
            return "no single decay: " + slopes.count() + " tail slopes of " + settings.minimumSlopes() + ", mode "
                    + slopes.mode();
        if (both.isEmpty())
            return "no double decay: " + pulses.count() + " waveforms of at least " + settings.minimumWaveforms()
                    + " near one position, or no two components";
        return null;
    }
}
