package org.driftwatch.calibrators.germanium.sample;

import org.apache.commons.math3.util.FastMath;

/**
 * How an event becomes a cell of a {@link SparseHistogram}: uncalibrated energy in equal bins, the quantity in bins of equal relative
 * width (equal absolute width within ±{@code core}), drift time in equal bins.
 * <pre>
 *   y(x) = sign(x) ln(1 + |x|/core) / relative
 * </pre>
 *
 * A cell is a number of 18 bits of energy, 31 of the quantity, 14 of drift time; it counts within a chunk of 2¹⁸ energy bins.
 *
 * @param energyBinAdc [ADC]
 * @param relative width of a bin of the quantity relative to its value
 * @param core value below which bins are equally wide
 * @param driftBinNs [ns]; drift times from 0 to 8192 bins, others count as the nearest
 */
public record CellAxes(double energyBinAdc, double relative, double core, double driftBinNs) {
    static final int CHUNKS = 4096;
    /** Here a chunk is one cell, and one for events without drift time. */
    static final int LAST_LEVEL = 90;

    private static final int ENERGY_BITS = 18;
    private static final int VALUE_ORIGIN = 1 << 30;
    private static final int DRIFT_BINS = 1 << 13;
    private static final int NO_DRIFT = DRIFT_BINS;
    private static final int VALUE_SHIFT = 14;
    private static final int ENERGY_SHIFT = 45;

    public CellAxes {
        if (!(energyBinAdc > 0)) throw fault("energy_bin_adc", "> 0", energyBinAdc);
        if (!(relative >= 2.5e-8 && relative <= 0.1)) throw fault("relative", "2.5e-8..0.1", relative);
        if (!(core > 0)) throw fault("core", "> 0", core);
        if (!(driftBinNs > 0)) throw fault("drift_bin_ns", "> 0", driftBinNs);
    }

    /** 1/4096 ADC, 2.5e-8, 1e-4, 0.5 ns: as single precision has it, until there are more events than cells. */
    public static CellAxes defaults() {
        return new CellAxes(1.0 / 4096, 2.5e-8, 1e-4, 0.5);
    }

    /** How often bins have been doubled per axis at a level. */
    private record Halvings(int energy, int value, int drift) {
        /** First what costs no accuracy: to 5e-5, 1/4 ADC and 8 ns in the defaults; then in turn. */
        private static final String FIRST = "vvvvvvvvvvveeeeeeeeeeddddvvedvedvd";

        private static final String IN_TURN = "evd";
        private static final int VALUE_BITS = 31;
        private static final int DRIFT_BITS = 13;
        private static final Halvings[] BY_LEVEL = new Halvings[LAST_LEVEL + 1];

        static {
            Halvings now = new Halvings(0, 0, 0);
            for (int level = 0; level < BY_LEVEL.length; level++) {
                BY_LEVEL[level] = now;
                now = now.and(
                        level < FIRST.length()
                                ? FIRST.charAt(level)
                                : IN_TURN.charAt((level - FIRST.length()) % IN_TURN.length()));
            }
        }

        private Halvings and(char axis) {
            return new Halvings(
                    Math.min(ENERGY_BITS, energy + (axis == 'e' ? 1 : 0)),
                    Math.min(VALUE_BITS, value + (axis == 'v' ? 1 : 0)),
                    Math.min(DRIFT_BITS, drift + (axis == 'd' ? 1 : 0)));
        }

        static Halvings of(int level) {
            return BY_LEVEL[Math.min(level, BY_LEVEL.length - 1)];
        }
    }

    /** The chunk of an energy; -1 when it is out of range. */
    int chunk(double adc) {
        double bin = Math.floor(adc / energyBinAdc);
        return bin >= 0 && bin < (double) CHUNKS * (1 << ENERGY_BITS) ? (int) ((long) bin >>> ENERGY_BITS) : -1;
    }

    /** The finest cell of an event within its chunk; -1 when it has no quantity. */
    long cell(double adc, double value, double driftNs) {
        if (!Double.isFinite(value)) return -1;
        double bent = FastMath.log1p(Math.abs(value) / core) / relative;
        long y = (long) Math.floor(value < 0 ? -bent : bent) + VALUE_ORIGIN;
        if (y < 0 || y >= 2L * VALUE_ORIGIN) return -1;
        long energy = (long) Math.floor(adc / energyBinAdc) & ((1L << ENERGY_BITS) - 1);
        return energy << ENERGY_SHIFT | y << VALUE_SHIFT | drift(driftNs);
    }

    private long drift(double driftNs) {
        if (Double.isNaN(driftNs)) return NO_DRIFT;
        return (long) Math.max(0, Math.min(DRIFT_BINS - 1, Math.floor(driftNs / driftBinNs)));
    }

    /** The cell at a level that holds this cell of a finer one, named by its lowest finest cell. */
    static long coarse(long cell, int level) {
        Halvings halvings = Halvings.of(level);
        long energy = floor(cell >>> ENERGY_SHIFT, halvings.energy());
        long value = floor(valueBin(cell), halvings.value());
        long drift = driftBin(cell);
        long wide = drift == NO_DRIFT ? drift : floor(drift, halvings.drift());
        return energy << ENERGY_SHIFT | value << VALUE_SHIFT | wide;
    }

    private static long floor(long bin, int halvings) {
        return bin >>> halvings << halvings;
    }

    private static long valueBin(long cell) {
        return cell >>> VALUE_SHIFT & (2L * VALUE_ORIGIN - 1);
    }

    private static long driftBin(long cell) {
        return cell & (2L * DRIFT_BINS - 1);
    }

    /** Centre in energy of a cell of this level in a chunk [ADC]. */
    double adc(int chunk, long cell, int level) {
        long low = ((long) chunk << ENERGY_BITS) + (cell >>> ENERGY_SHIFT);
        return (low + halfWidth(Halvings.of(level).energy())) * energyBinAdc;
    }

    /** Centre of a cell of this level in the quantity. */
    double value(long cell, int level) {
        double low = valueBin(cell) - (double) VALUE_ORIGIN;
        double y = (low + halfWidth(Halvings.of(level).value())) * relative;
        double x = core * FastMath.expm1(Math.abs(y));
        return y < 0 ? -x : x;
    }

    /** Centre in drift time [ns]; NaN when the events had none. */
    double driftNs(long cell, int level) {
        long drift = driftBin(cell);
        if (drift == NO_DRIFT) return Double.NaN;
        return (drift + halfWidth(Halvings.of(level).drift())) * driftBinNs;
    }

    private static double halfWidth(int halvings) {
        return 0.5 * (1L << halvings);
    }

    private static IllegalArgumentException fault(String field, String bound, Object value) {
        return new IllegalArgumentException("cells." + field + " must be " + bound + ", was " + value);
    }
}
