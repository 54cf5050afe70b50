package org.driftwatch.calibrators.germanium.cuts;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.driftwatch.topics.germanium.GermaniumCuts.PassRate;

/**
 * How many events passed each cut, and all of the mask. Sums of two are independent of order. Arrays are copied in and
 * out.
 *
 * @param cuts names, ascending
 * @param mask those that must all be passed
 * @param passed events that passed each cut
 * @param passedAll events that passed the whole mask
 * @param total events asked
 */
public record PassCounts(List<String> cuts, List<String> mask, long[] passed, long passedAll, long total) {
    /** The name of the mask among the rates. */
    public static final String ALL = "all";

    public PassCounts {
        cuts = List.copyOf(cuts);
        mask = List.copyOf(mask);
        passed = passed.clone();
        if (passed.length != cuts.size())
            throw new IllegalArgumentException(
                    "pass counts need one number per cut, were " + passed.length + " for " + cuts.size() + " cuts");
    }

    /** No events yet; names of the mask that are no cuts are left out. */
    public static PassCounts none(Iterable<String> cuts, List<String> mask) {
        List<String> sorted = new java.util.ArrayList<>();
        cuts.forEach(sorted::add);
        Collections.sort(sorted);
        return new PassCounts(sorted, mask.stream().filter(sorted::contains).toList(), new long[sorted.size()], 0, 0);
    }

    @Override
    public long[] passed() {
        return passed.clone();
    }

    /** One more event; {@code passes} tells of each cut. */
    public PassCounts plus(Predicate<String> passes) {
        long[] more = passed.clone();
        for (int i = 0; i < more.length; i++) if (passes.test(cuts.get(i))) more[i]++;
        boolean good = mask.stream().allMatch(passes);
        return new PassCounts(cuts, mask, more, passedAll + (good ? 1 : 0), total + 1);
    }

    /** The events of both. */
    public PassCounts plus(PassCounts other) {
        if (!cuts.equals(other.cuts) || !mask.equals(other.mask))
            throw new IllegalArgumentException("pass counts of different cuts: " + cuts + " and " + other.cuts);
        long[] sums = passed.clone();
        for (int i = 0; i < sums.length; i++) sums[i] += other.passed[i];
        return new PassCounts(cuts, mask, sums, passedAll + other.passedAll, total + other.total);
    }

    /** Rates by name, the mask as {@value #ALL}. */
    public SortedMap<String, PassRate> rates() {
        SortedMap<String, PassRate> rates = new TreeMap<>();
        for (int i = 0; i < passed.length; i++) rates.put(cuts.get(i), rate(passed[i], total));
        rates.put(ALL, rate(passedAll, total));
        return Collections.unmodifiableSortedMap(rates);
    }

    /**
     * k of n: k/n and the standard deviation of the binomial probability that a flat prior leaves,
     * √((k + 1)(n - k + 1) / ((n + 2)² (n + 3))), which is √(p(1 - p)/n) for many events and does not vanish at 0 and
     * 1.
     */
    static PassRate rate(long k, long n) {
        if (n == 0) return new PassRate(0, 0, Double.NaN, Double.NaN);
        double variance = (k + 1.0) * (n - k + 1.0) / ((n + 2.0) * (n + 2.0) * (n + 3.0));
        return new PassRate(k, n, (double) k / n, Math.sqrt(variance));
    }
}
