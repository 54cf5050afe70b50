package org.driftwatch.calibrators.germanium.cuts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.spectrum.BinnedCounts;
import org.driftwatch.calibrators.spectrum.Binning;
import org.driftwatch.calibrators.spectrum.LocalMaxima;
import org.driftwatch.calibrators.spectrum.PeakTop;

/**
 * Finds pulsers in a list of events: peaks of energy whose events come at equal distances.
 * <ol>
 *   <li>maxima of counts/√counts that stand out by 3, a Gaussian through 10 bins: energy ± 4 sigma, not wider than
 *       allowed; where two
 *       overlap they share the overlap; then the same in bins twice as wide, up to sixteen times, away from the pulsers found;
 *   <li>of the distances between neighbouring events of such a peak, the commonest bin of a millisecond (or a
 *       thousandth of the
 *       distance, when larger) from {@code shortestPeriodSeconds} on is the period, if it holds a fifth of them and
 *       stands out of
 *       chance by 6 sigma;
 *   <li>a straight line of time against the number of periods gives period and phase; at least half of the events must
 *       lie on it.
 * </ol>
 * Where events of other energies keep the same times it is none. Chance: distances of events at random times are exponential with the mean distance.
 *
 * @param energyBin width of the bins of energy
 * @param lowestEnergy below which nothing is looked for
 * @param widestPeak largest half width of a peak
 * @param shortestPeriodSeconds shortest period
 * @param toleranceSeconds largest distance of a pulse from its time, at most a twentieth of the period [s]
 */
public record PulserSearch(
        double energyBin,
        double lowestEnergy,
        double widestPeak,
        double shortestPeriodSeconds,
        double toleranceSeconds) {
    private static final double PROMINENCE = 3;
    private static final int TOP_BINS = 10;
    private static final double HALF_WIDTH_SIGMAS = 4;
    private static final int FEWEST = 10;
    private static final double COMMON = 0.2;
    private static final double MOSTLY = 0.5;
    /** By chance it is at most a tenth. */
    private static final double MANY_OTHERS = 0.3;

    private static final double SIGNIFICANT = 6;
    private static final double PERIOD_SHARE = 0.05;
    /** In bins: few pulses spread over many narrow bins are no maximum in any. */
    private static final double WIDEST_BIN = 16;

    private static final int MOST_BINS = 1 << 20;

    public PulserSearch {
        positive("energy_bin", energyBin);
        positive("widest_peak", widestPeak);
        positive("shortest_period_seconds", shortestPeriodSeconds);
        positive("tolerance_seconds", toleranceSeconds);
    }

    private static void positive(String field, double value) {
        if (!(value > 0)) throw new IllegalArgumentException("pulser." + field + " must be > 0, was " + value);
    }

    /** For energies in ADC (some event above 8000) or in keV, as the peer tells them apart. */
    public static PulserSearch upTo(double highestEnergy) {
        return highestEnergy > 8000
                ? new PulserSearch(1, 1000, 200, 0.1, 0.1)
                : new PulserSearch(0.2, 500, 50, 0.1, 0.1);
    }

    /**
     * The pulsers, in order of energy.
     *
     * @param energies of the events; NaN is left out
     * @param timesSeconds of the events, in the same order, not necessarily ascending [s]
     */
    public List<Pulser> find(double[] energies, double[] timesSeconds) {
        int[] order = IntStream.range(0, energies.length)
                .filter(i -> energies[i] >= lowestEnergy && Double.isFinite(energies[i] + timesSeconds[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(timesSeconds[a], timesSeconds[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] energy = Arrays.stream(order).mapToDouble(i -> energies[i]).toArray();
        double[] time = Arrays.stream(order).mapToDouble(i -> timesSeconds[i]).toArray();
        List<Pulser> found = new ArrayList<>();
        for (double bin = energyBin; bin <= WIDEST_BIN * energyBin; bin *= 2)
            for (Peak peak : peaks(energy, bin))
                if (found.stream().noneMatch(known -> meet(known, peak)))
                    pulser(peak, energy, time).ifPresent(found::add);
        found.sort(Comparator.comparingDouble(Pulser::energy));
        return List.copyOf(found);
    }

    private static boolean meet(Pulser known, Peak peak) {
        return Math.abs(known.energy() - peak.energy) < known.halfWidth() + peak.halfWidth;
    }

    private record Peak(double energy, double halfWidth) {}

    private List<Peak> peaks(double[] energy, double narrowest) {
        double highest = Arrays.stream(energy).max().orElse(lowestEnergy) + narrowest;
        if (!(highest > lowestEnergy + narrowest)) return List.of();
        double bin = Math.max(narrowest, (highest - lowestEnergy) / MOST_BINS);
        Binning binning = Binning.ofWidth(lowestEnergy, highest, bin);
        BinnedCounts counts = BinnedCounts.of(binning, energy, 0, energy.length);
        double[] significance = Arrays.stream(counts.counts()).map(Math::sqrt).toArray();
        double[] padded = Arrays.copyOf(significance, significance.length + 1); // so that a last maximum falls off
        List<Peak> peaks = new ArrayList<>();
        for (int i : LocalMaxima.of(padded, PROMINENCE).maxima()) {
            PeakTop top = PeakTop.of(counts, binning.centre(i), TOP_BINS);
            double sigma = Math.max(top.sigma(), 0.5 * binning.width());
            if (HALF_WIDTH_SIGMAS * sigma <= widestPeak)
                peaks.add(new Peak(binning.centre(i), HALF_WIDTH_SIGMAS * sigma));
        }
        return apart(peaks);
    }

    /** Neighbours that overlap share the overlap in proportion to their widths. */
    private static List<Peak> apart(List<Peak> peaks) {
        List<Peak> apart = new ArrayList<>(peaks);
        for (int i = 1; i < apart.size(); i++) {
            Peak left = apart.get(i - 1);
            Peak right = apart.get(i);
            double overlap = left.energy + left.halfWidth - (right.energy - right.halfWidth);
            if (!(overlap > 0)) continue;
            double share = overlap / (left.halfWidth + right.halfWidth);
            apart.set(i - 1, new Peak(left.energy, left.halfWidth * (1 - share)));
            apart.set(i, new Peak(right.energy, right.halfWidth * (1 - share)));
        }
        return apart;
    }

    private Optional<Pulser> pulser(Peak peak, double[] energy, double[] time) {
        double[] times = IntStream.range(0, time.length)
                .filter(i -> Math.abs(energy[i] - peak.energy) < peak.halfWidth)
                .mapToDouble(i -> time[i])
                .toArray();
        if (times.length <= FEWEST) return Optional.empty();
        double period = commonest(times);
        if (Double.isNaN(period)) return Optional.empty();
        return line(peak, times, period).filter(found -> !comb(found, energy, time));
    }

    /** True if the events of other energies come at the times of the pulses, too: then all events are evenly apart. */
    private static boolean comb(Pulser found, double[] energy, double[] time) {
        long others = 0;
        long onTime = 0;
        for (int i = 0; i < time.length; i++) {
            if (Math.abs(energy[i] - found.energy()) < found.halfWidth()) continue;
            others++;
            if (found.pulsed(found.energy(), time[i])) onTime++;
        }
        return others >= FEWEST && onTime > MANY_OTHERS * others;
    }

    /** The commonest distance of neighbours; NaN if none is common. */
    private double commonest(double[] times) {
        int n = times.length - 1;
        double[] gaps = new double[n];
        for (int i = 0; i < n; i++) gaps[i] = times[i + 1] - times[i];
        Arrays.sort(gaps);
        double mean = (times[n] - times[0]) / n;
        int best = 0;
        double centre = Double.NaN;
        double chance = 0;
        int until = 0;
        for (int from = 0; from < n; from++) {
            if (gaps[from] < shortestPeriodSeconds) continue;
            double width = Math.max(1e-3, 1e-3 * gaps[from]);
            until = Math.max(until, from);
            while (until < n && gaps[until] < gaps[from] + width) until++;
            if (until - from <= best) continue;
            best = until - from;
            centre = gaps[(from + until) / 2];
            chance = n * width / mean * FastMath.exp(-gaps[from] / mean);
        }
        boolean common = best >= FEWEST && best >= COMMON * n && best > chance + SIGNIFICANT * Math.sqrt(chance + 1);
        return common ? centre : Double.NaN;
    }

    /** Least squares of time against number of periods, from event to event that are whole periods apart. */
    private Optional<Pulser> line(Peak peak, double[] times, double rough) {
        int n = 0;
        double[] turns = new double[times.length];
        double[] at = new double[times.length];
        double tolerance = Math.min(toleranceSeconds, PERIOD_SHARE * rough);
        for (int i = 0; i + 1 < times.length; i++) {
            if (Math.abs(times[i + 1] - times[i] - rough) >= 0.1 * tolerance + 1e-3 * rough) continue;
            double since = n == 0 ? 0 : (times[i] - at[n - 1]) / rough;
            turns[n] = n == 0 ? 0 : turns[n - 1] + Math.rint(since);
            at[n++] = times[i];
        }
        if (n < 3) return Optional.empty();
        double meanTurn = Arrays.stream(turns, 0, n).sum() / n;
        double meanTime = Arrays.stream(at, 0, n).map(t -> t - times[0]).sum() / n;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (turns[i] - meanTurn) * (turns[i] - meanTurn);
            xy += (turns[i] - meanTurn) * (at[i] - times[0] - meanTime);
        }
        if (!(xy > 0)) return Optional.empty();
        double period = xy / xx;
        double phase = times[0] + meanTime - period * meanTurn;
        Pulser found = new Pulser(peak.energy, peak.halfWidth, period, phase, tolerance, n);
        long pulses =
                Arrays.stream(times).filter(t -> found.pulsed(peak.energy, t)).count();
        return pulses < MOSTLY * times.length
                ? Optional.empty()
                : Optional.of(new Pulser(peak.energy, peak.halfWidth, period, phase, tolerance, pulses));
    }
}
