package org.driftwatch.calibrators.germanium.polezero;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of raw waveforms, from which the mean of those whose maximum lies near the median position can be read at any time.
 *
 * <p>The peer first collects all waveforms, then takes those with a maximum within ±w samples of the median. A stream knows the
 * median only at the end, so waveforms are summed, aligned on their maximum, in bands of neighbouring positions of the
 * maximum; a superpulse is made of the bands whose centre lies within ±w of the median, which the counts per position give
 * exactly. With bands of one sample that is the peer's rule; with bands of nine and w = 13 it is three bands, 27 positions as
 * there, moved by at most four samples.
 *
 * <p>Sums of integers: mergeable, and independent of order. Memory: 8 bytes × samples per occupied band, some ten bands of nine
 * for a usual trigger, at most samples / width. One thread.
 */
public final class SuperpulseSums {
    private final int samples;
    private final int bandWidth;
    private final TreeMap<Integer, Band> bands = new TreeMap<>();

    /**
     * Waveforms with the maximum in one band of positions.
     *
     * @param number of the band: positions {@code [number·width, (number+1)·width)}
     * @param counts waveforms per position
     * @param sums per sample; sample 0 stands {@code number·width} before the maximum
     */
    public record Band(int number, long[] counts, long[] sums) {
        private long total() {
            return Arrays.stream(counts).sum();
        }
    }

    /** What to keep between events; arrays are handed over. */
    public record State(int samples, int bandWidth, List<Band> bands) {}

    /**
     * Nothing seen yet.
     *
     * @param samples length of every waveform
     * @param bandWidth positions per band, 1 for the peer's rule
     */
    public SuperpulseSums(int samples, int bandWidth) {
        if (bandWidth < 1 || bandWidth > samples)
            throw new IllegalArgumentException("bandWidth must be 1 to " + samples + ", was " + bandWidth);
        this.samples = samples;
        this.bandWidth = bandWidth;
    }

    /** Goes on from what was kept. */
    public static SuperpulseSums of(State state) {
        SuperpulseSums all = new SuperpulseSums(state.samples, state.bandWidth);
        for (Band band : state.bands)
            all.bands.put(band.number, new Band(band.number, band.counts.clone(), band.sums.clone()));
        return all;
    }

    /** What to keep. */
    public State state() {
        List<Band> copies = new ArrayList<>();
        for (Band band : bands.values()) copies.add(new Band(band.number, band.counts.clone(), band.sums.clone()));
        return new State(samples, bandWidth, List.copyOf(copies));
    }

    /** Takes up one waveform. */
    public void add(int[] waveform) {
        if (waveform.length != samples)
            throw new IllegalArgumentException("waveform must have " + samples + " samples, has " + waveform.length);
        int maximum = maximum(waveform);
        Band band = bands.computeIfAbsent(maximum / bandWidth, this::empty);
        int shift = maximum - band.number * bandWidth;
        band.counts[shift]++;
        for (int k = 0; k < band.sums.length; k++) band.sums[k] += waveform[k + shift];
    }

    /** Takes up what another saw. */
    public void merge(SuperpulseSums other) {
        if (other.samples != samples || other.bandWidth != bandWidth)
            throw new IllegalArgumentException("superpulses of " + samples + " samples in bands of " + bandWidth
                    + " and of " + other.samples + " in bands of " + other.bandWidth + " do not merge");
        for (Band theirs : other.bands.values()) {
            Band ours = bands.computeIfAbsent(theirs.number, this::empty);
            for (int i = 0; i < ours.counts.length; i++) ours.counts[i] += theirs.counts[i];
            for (int i = 0; i < ours.sums.length; i++) ours.sums[i] += theirs.sums[i];
        }
    }

    /** Waveforms seen. */
    public long count() {
        return bands.values().stream().mapToLong(Band::total).sum();
    }

    /** Median position of the maximum, the mean of the middle two cut to an integer; there must be a waveform. */
    public int medianPosition() {
        long count = count();
        if (count == 0) throw new IllegalStateException("no waveform, no median");
        return (int) ((position((count - 1) / 2) + position(count / 2)) / 2);
    }

    /**
     * The mean waveform around its maximum, less the mean of its first samples.
     *
     * @param window ±w around the median [samples]
     * @param baselineSamples samples from the start whose mean is taken off
     */
    public Superpulse superpulse(int window, int baselineSamples) {
        int median = medianPosition();
        List<Band> near = near(median, window);
        int from = -(median - window);
        int until = samples - median - window;
        for (Band band : near) {
            from = Math.max(from, -band.number * bandWidth);
            until = Math.min(until, band.sums.length - band.number * bandWidth);
        }
        return Superpulse.of(
                mean(near, from, until), near.stream().mapToLong(Band::total).sum(), baselineSamples);
    }

    private List<Band> near(int median, int window) {
        List<Band> near = new ArrayList<>();
        for (Band band : bands.values()) {
            double centre = band.number * bandWidth + 0.5 * (bandWidth - 1);
            if (Math.abs(centre - median) <= window) near.add(band);
        }
        return near;
    }

    private double[] mean(List<Band> near, int from, int until) {
        double[] mean = new double[Math.max(0, until - from)];
        long count = near.stream().mapToLong(Band::total).sum();
        for (int k = 0; k < mean.length; k++) {
            long sum = 0;
            for (Band band : near) sum += band.sums[from + k + band.number * bandWidth];
            mean[k] = sum / (double) count;
        }
        return mean;
    }

    private Band empty(int number) {
        return new Band(number, new long[bandWidth], new long[samples - bandWidth + 1]);
    }

    private long position(long rank) {
        long seen = 0;
        for (Map.Entry<Integer, Band> entry : bands.entrySet()) {
            long[] counts = entry.getValue().counts;
            for (int i = 0; i < counts.length; i++) {
                seen += counts[i];
                if (seen > rank) return (long) entry.getKey() * bandWidth + i;
            }
        }
        throw new IllegalStateException("rank " + rank + " of " + seen);
    }

    private static int maximum(int[] waveform) {
        int at = 0;
        for (int i = 1; i < waveform.length; i++) if (waveform[i] > waveform[at]) at = i;
        return at;
    }
}
