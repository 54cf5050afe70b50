package org.driftwatch.calibrators.simulation.statistics;

/**
 * Energy above which a production detects efficiently: the lower edge of a bin [TeV].
 *
 * <p>Of the bins with enough reconstructed events, m has the largest efficiency. From m down, bins belong as long as
 * ε ≥ f·ε_m; the lowest is the threshold. The band repeats that with Wilson's intervals of one standard deviation: down to
 * where ε may still reach f·ε_m, and where it surely does.
 *
 * <p>The peer takes the first bin from below with ε ≥ f·max ε (COMPAT); one event in a bin of few simulated ones can then
 * be the maximum and lift the threshold by a factor of ten.
 *
 * @param valueTeV threshold; NaN when no bin has enough events
 * @param lowestTeV lower end of the band; {@code highestTeV} upper end; NaN without
 */
public record EnergyThreshold(double valueTeV, double lowestTeV, double highestTeV) {
    private static final EnergyThreshold NONE = new EnergyThreshold(Double.NaN, Double.NaN, Double.NaN);

    static EnergyThreshold of(EnergyBins bins, double[] reconstructed, double[] simulated, ThresholdSettings settings) {
        int top = largest(reconstructed, simulated, settings.fewestEvents());
        if (top < 0) return NONE;
        Interval[] efficiencies = new Interval[simulated.length];
        for (int bin = 0; bin < efficiencies.length; bin++)
            efficiencies[bin] = Interval.wilson(reconstructed[bin], simulated[bin]);
        Interval needed = efficiencies[top].times(settings.fraction());
        int value = top;
        int low = top;
        int high = top;
        while (value > 0 && efficiencies[value - 1].value() >= needed.value()) value--;
        while (low > 0 && efficiencies[low - 1].high() >= needed.low()) low--;
        while (high > 0 && efficiencies[high - 1].low() >= needed.high()) high--;
        return new EnergyThreshold(bins.low(value), bins.low(low), bins.low(high));
    }

    private static int largest(double[] reconstructed, double[] simulated, int fewestEvents) {
        int top = -1;
        for (int bin = 0; bin < simulated.length; bin++) {
            if (reconstructed[bin] < fewestEvents) continue;
            if (top < 0 || reconstructed[bin] / simulated[bin] > reconstructed[top] / simulated[top]) top = bin;
        }
        return top;
    }

    static EnergyThreshold ofPeer(EnergyBins bins, double[] efficiency, double fraction) {
        double largest = 0;
        for (double each : efficiency) largest = Math.max(largest, each);
        int bin = 0;
        while (efficiency[bin] < fraction * largest) bin++;
        return new EnergyThreshold(bins.low(bin), Double.NaN, Double.NaN);
    }

    /** An efficiency between its bounds. */
    private record Interval(double value, double low, double high) {
        private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);

        /** Wilson's score interval for k of n at one standard deviation. */
        static Interval wilson(double k, double n) {
            if (!(n > 0)) return UNKNOWN;
            double p = k / n;
            double centre = (p + 1 / (2 * n)) / (1 + 1 / n);
            double half = Math.sqrt(p * (1 - p) / n + 1 / (4 * n * n)) / (1 + 1 / n);
            return new Interval(p, Math.max(0, centre - half), Math.min(1, centre + half));
        }

        Interval times(double factor) {
            return new Interval(value * factor, low * factor, high * factor);
        }
    }
}
