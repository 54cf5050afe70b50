package org.driftwatch.calibrators.germanium.dplms;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.calibrators.germanium.filter.PeakFom;

/**
 * Settings of the DPLMS search of one channel.
 *
 * @param length taps of the filter, even
 * @param size samples of a baseline for the noise, and of the window around a pulse, even, above 200
 * @param aligned true puts the window of each pulse around its own 50 % point; false, as the peer, around the median of all
 * @param decayConstant of the pile-up penalty [1/sample], 0 for none
 * @param centroidLimit largest distance of a pulse's 50 % point from the median [samples]
 * @param shortestRiseNs shortest rise time from 10 to 90 % [ns]
 * @param grid combinations to try
 * @param fallback what to use when none is within the limits
 * @param line which line, its window and how it is fitted
 * @param fwhmLimitKeV widths must be below this
 * @param errorLimitKeV errors of widths must be below this
 * @param pValueLimit p-values of the line fit must be above this
 * @param minimumBaselines fewest baselines for an answer
 * @param minimumPulses fewest selected pulses for an answer
 */
public record DplmsSettings(
        int length,
        int size,
        boolean aligned,
        double decayConstant,
        double centroidLimit,
        double shortestRiseNs,
        List<Penalties> grid,
        Penalties fallback,
        PeakFom line,
        double fwhmLimitKeV,
        double errorLimitKeV,
        double pValueLimit,
        int minimumBaselines,
        int minimumPulses) {
    public DplmsSettings {
        grid = List.copyOf(grid);
        if (length < 2 || length % 2 != 0)
            throw new IllegalArgumentException("length must be even and at least 2, was " + length);
        if (size <= 200 || size % 2 != 0 || size < length + 2)
            throw new IllegalArgumentException("size must be even, above 200 and above length + 1, was " + size);
        if (minimumBaselines < 1 || minimumPulses < 1)
            throw new IllegalArgumentException("minimumBaselines and minimumPulses must be at least 1, were "
                    + minimumBaselines + ", " + minimumPulses);
    }

    /**
     * Filters of 4 us and windows of 12.8 us, pulses aligned, flat top weighted over decades, the line at 2614.5 keV.
     *
     * @param periodNs sampling period [ns]
     */
    public static DplmsSettings defaults(double periodNs) {
        List<Penalties> grid = combinations(new double[] {1}, new double[] {1}, new double[] {1, 10, 100, 1000});
        return new DplmsSettings(
                even(4000 / periodNs),
                Math.max(204, even(12_800 / periodNs)),
                true,
                0,
                100,
                0,
                grid,
                new Penalties(1, 1, 1, 100, 99, 5),
                PeakFom.of(2614.5, 40, 40),
                6,
                0.5,
                1e-6,
                100,
                300);
    }

    private static int even(double samples) {
        return 2 * (int) Math.max(1, Math.rint(samples / 2));
    }

    /** All combinations of weights of noise, area and flat top; the last varies fastest. */
    public static List<Penalties> combinations(double[] noise, double[] area, double[] flatTop) {
        List<Penalties> all = new ArrayList<>();
        for (double nm : noise)
            for (double za : area) for (double ft : flatTop) all.add(new Penalties(nm, za, 1, ft, 99, 5));
        return all;
    }
}
