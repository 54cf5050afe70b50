package org.driftwatch.calibrators.germanium.sample;

import org.apache.commons.math3.util.FastMath;

/**
 * How an event becomes a cell of a {@link SparseHistogram}: uncalibrated energy in equal bins, the quantity in bins of equal relative
 * width (equal absolute width within ±{@code core}), drift time in equal bins.
 * <pre>
 *   y(x) = sign(x) ln(1 + |x|/core) / relative
 * </pre>
 *
 * @param energyBinAdc [ADC]; energies from 0 to 2²² bins
 * @param relative width of a bin of the quantity relative to its value
 * @param core value below which bins are equally wide
 * @param driftBinNs [ns]; drift times from 0 to 4096 bins, others count as the nearest
 */
public record CellAxes(double energyBinAdc, double relative, double core, double driftBinNs) {
    private static final int ENERGY_BINS = 1 << 22;
    private static final int VALUE_ORIGIN = 1 << 27;
    private static final int DRIFT_BINS = 1 << 12;
    private static final int NO_DRIFT = DRIFT_BINS;
    private static final int VALUE_SHIFT = 13;
    private static final int ENERGY_SHIFT = 41;

    public CellAxes {
        if (!(energyBinAdc > 0)) throw fault("energy_bin_adc", "> 0", energyBinAdc);
        if (!(relative >= 1e-7 && relative <= 0.1)) throw fault("relative", "1e-7..0.1", relative);
        if (!(core > 0)) throw fault("core", "> 0", core);
        if (!(driftBinNs > 0)) throw fault("drift_bin_ns", "> 0", driftBinNs);
    }

    /** 1/128 ADC, 2e-7, 1e-4, 1 ns: as single precision has it, until there are more events than cells. */
    public static CellAxes defaults() {
        return new CellAxes(1.0 / 128, 2e-7, 1e-4, 1);
    }

    /** How often bins have been doubled per axis at a level. */
    private record Halvings(int energy, int value, int drift) {
        /** First what costs no accuracy: to 5e-5, 1/4 ADC and 8 ns in the defaults; then in turn. */
        private static final String FIRST = "vvvvvvvveeeeedddvvedvedvd";

        private static final String IN_TURN = "evd";
        private static final Halvings[] BY_LEVEL = new Halvings[64];

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
                    energy + (axis == 'e' ? 1 : 0), value + (axis == 'v' ? 1 : 0), drift + (axis == 'd' ? 1 : 0));
        }

        static Halvings of(int level) {
            return BY_LEVEL[level];
        }
    }

    /** The finest cell of an event; -1 when it has none: energy out of range, or no quantity. */
    long cell(double adc, double value, double driftNs) {
        double energy = Math.floor(adc / energyBinAdc);
        if (!(energy >= 0 && energy < ENERGY_BINS) || !Double.isFinite(value)) return -1;
        double bent = FastMath.log1p(Math.abs(value) / core) / relative;
        long y = (long) Math.floor(value < 0 ? -bent : bent) + VALUE_ORIGIN;
        if (y < 0 || y >= 2L * VALUE_ORIGIN) return -1;
        return (long) energy << ENERGY_SHIFT | y << VALUE_SHIFT | drift(driftNs);
    }

    private long drift(double driftNs) {
        if (Double.isNaN(driftNs)) return NO_DRIFT;
        return (long) Math.max(0, Math.min(DRIFT_BINS - 1, Math.floor(driftNs / driftBinNs)));
    }

    /** The cell at a level that holds this cell of a finer one, named by its lowest finest cell. */
    static long coarse(long cell, int level) {
        Halvings halvings = Halvings.of(level);
        long energy = floor(cell >>> ENERGY_SHIFT, halvings.energy());
        long value = floor(cell >>> VALUE_SHIFT & (2L * VALUE_ORIGIN - 1), halvings.value());
        long drift = cell & (2L * DRIFT_BINS - 1);
        long wide = drift == NO_DRIFT ? drift : floor(drift, halvings.drift());
        return energy << ENERGY_SHIFT | value << VALUE_SHIFT | wide;
    }

    private static long floor(long bin, int halvings) {
        return bin >>> halvings << halvings;
    }

    static int energyBin(long cell) {
        return (int) (cell >>> ENERGY_SHIFT);
    }

    /** Centre in energy of a cell of this level [ADC]. */
    double adc(long cell, int level) {
        return (energyBin(cell) + halfWidth(Halvings.of(level).energy())) * energyBinAdc;
    }

    /** Centre of a cell of this level in the quantity. */
    double value(long cell, int level) {
        double low = (cell >>> VALUE_SHIFT & (2L * VALUE_ORIGIN - 1)) - VALUE_ORIGIN;
        double y = (low + halfWidth(Halvings.of(level).value())) * relative;
        double x = core * FastMath.expm1(Math.abs(y));
        return y < 0 ? -x : x;
    }

    /** Centre in drift time [ns]; NaN when the events had none. */
    double driftNs(long cell, int level) {
        long drift = cell & (2L * DRIFT_BINS - 1);
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
