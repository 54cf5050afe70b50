package org.driftwatch.calibrators.simulation.statistics;

import java.util.Arrays;

/**
 * Bins of energy between ascending edges [TeV]: half-open, {@code [low, high)}.
 *
 * @param edgesTeV at least two, ascending; copied in, shared out within the package only
 */
record EnergyBins(double[] edgesTeV) {
    EnergyBins {
        edgesTeV = edgesTeV.clone();
        if (edgesTeV.length < 2)
            throw new IllegalArgumentException("there must be at least 2 energy edges, were " + edgesTeV.length);
        for (int i = 1; i < edgesTeV.length; i++)
            if (!(edgesTeV[i] > edgesTeV[i - 1]))
                throw new IllegalArgumentException(
                        "energy edges must ascend, " + edgesTeV[i] + " TeV follows " + edgesTeV[i - 1] + " TeV");
    }

    int count() {
        return edgesTeV.length - 1;
    }

    double low(int bin) {
        return edgesTeV[bin];
    }

    double high(int bin) {
        return edgesTeV[bin + 1];
    }

    double geometricMiddle(int bin) {
        return Math.sqrt(low(bin) * high(bin));
    }

    /** Bin of an energy, -1 below the first, {@link #count} or more from the last edge on; NaN lies above all. */
    int of(double energyTeV) {
        if (Double.isNaN(energyTeV)) return count();
        int found = Arrays.binarySearch(edgesTeV, energyTeV);
        return found >= 0 ? found : -found - 2;
    }

    /** As {@link #of}, but the last bin is closed: the rule of histograms. */
    int ofHistogram(double energyTeV) {
        return energyTeV == edgesTeV[count()] ? count() - 1 : of(energyTeV);
    }

    boolean holds(int bin) {
        return bin >= 0 && bin < count();
    }

    double[] lows() {
        return Arrays.copyOf(edgesTeV, count());
    }

    double[] highs() {
        return Arrays.copyOfRange(edgesTeV, 1, edgesTeV.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnergyBins that && Arrays.equals(edgesTeV, that.edgesTeV);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edgesTeV);
    }

    @Override
    public String toString() {
        return "EnergyBins[" + count() + ", " + edgesTeV[0] + ".." + edgesTeV[count()] + " TeV]";
    }
}
