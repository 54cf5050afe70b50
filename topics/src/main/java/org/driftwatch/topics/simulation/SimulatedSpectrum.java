package org.driftwatch.topics.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * How many events were thrown, by true energy, as the table {@code SIMULATED EVENTS} of a DL2 MC file has it.
 *
 * <p>The edges are the sorted, distinct lower edges and the upper edge of the last row. Real files have a first edge that is
 * not on the grid of the others, and a last row that names the highest simulated energy, in the middle of the table: so rows
 * need not be ascending. Counts belong to bins by their place: count k to the bin between edges k and k + 1.
 *
 * @param lowTeV lower edge of each row [TeV]
 * @param highTeV upper edge of each row [TeV]
 * @param events events thrown in each row; whole numbers
 */
public record SimulatedSpectrum(
        @JsonProperty("low_tev") double[] lowTeV,
        @JsonProperty("high_tev") double[] highTeV,
        double[] events) {
    public SimulatedSpectrum {
        lowTeV = lowTeV.clone();
        highTeV = highTeV.clone();
        events = events.clone();
        if (lowTeV.length == 0 || highTeV.length != lowTeV.length || events.length != lowTeV.length)
            throw new IllegalArgumentException(
                    "spectrum must have as many lower edges, upper edges and counts, at least 1, " + "was "
                            + lowTeV.length + ", " + highTeV.length + ", " + events.length);
        for (double count : events)
            if (!(count >= 0 && Double.isFinite(count)))
                throw new IllegalArgumentException("simulated events must be >= 0, was " + count);
        if (edges(lowTeV, highTeV).length != lowTeV.length + 1)
            throw new IllegalArgumentException("energy edges must be " + (lowTeV.length + 1)
                    + " distinct numbers, were " + edges(lowTeV, highTeV).length);
    }

    /** Edges of the bins, ascending, one more than counts [TeV]. */
    public double[] edgesTeV() {
        return edges(lowTeV, highTeV);
    }

    private static double[] edges(double[] lowTeV, double[] highTeV) {
        double[] all = Arrays.copyOf(lowTeV, lowTeV.length + 1);
        all[lowTeV.length] = highTeV[lowTeV.length - 1];
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    @Override
    public double[] lowTeV() {
        return lowTeV.clone();
    }

    @Override
    public double[] highTeV() {
        return highTeV.clone();
    }

    @Override
    public double[] events() {
        return events.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedSpectrum that
                && Arrays.equals(lowTeV, that.lowTeV)
                && Arrays.equals(highTeV, that.highTeV)
                && Arrays.equals(events, that.events);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lowTeV) + 31 * Arrays.hashCode(events);
    }

    @Override
    public String toString() {
        return "SimulatedSpectrum[" + lowTeV.length + " bins]";
    }
}
