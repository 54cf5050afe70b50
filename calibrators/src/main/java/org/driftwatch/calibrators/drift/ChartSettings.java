package org.driftwatch.calibrators.drift;

/**
 * Limits of one control chart.
 *
 * @param systematicKev smallest standard error of a shift: the normal wiggle of a healthy detector [keV]
 * @param slack k of the CUSUM [σ]
 * @param warn h at which the CUSUM is worth a look [σ]
 * @param alarm h at which the CUSUM says drift [σ]
 * @param shewhart |z| at which one point alone says drift [σ]
 * @param effectFloorKev smallest shift that matters [keV]
 * @param hardLimitKev shift that is too much in any case [keV]
 * @param significance |mean shift| of the latest points over its error, that of the reference included, which a CUSUM needs to be
 *     believed [σ]: the error of the reference is common to all points, and a CUSUM would add it up
 */
public record ChartSettings(
        double systematicKev,
        double slack,
        double warn,
        double alarm,
        double shewhart,
        double effectFloorKev,
        double hardLimitKev,
        double significance) {
    public ChartSettings {
        if (!(systematicKev >= 0.03)) throw fault("systematic_kev", ">= 0.03", systematicKev);
        if (!(slack > 0)) throw fault("slack", "> 0", slack);
        if (!(warn > 0)) throw fault("warn", "> 0", warn);
        if (!(alarm >= warn)) throw fault("alarm", ">= warn = " + warn, alarm);
        if (!(shewhart > 0)) throw fault("shewhart", "> 0", shewhart);
        if (!(effectFloorKev >= 0)) throw fault("effect_floor_kev", ">= 0", effectFloorKev);
        if (!(hardLimitKev > effectFloorKev))
            throw fault("hard_limit_kev", "> effect_floor_kev = " + effectFloorKev, hardLimitKev);
        if (!(significance > 0)) throw fault("significance", "> 0", significance);
    }

    /** 0.03 keV; CUSUM k = 0.25, warn 14, alarm 20; Shewhart 5; 0.1 keV matter, 2 keV are too much; 4 σ. */
    public static ChartSettings defaults() {
        return new ChartSettings(0.03, 0.25, 14, 20, 5, 0.1, 2, 4);
    }

    private static IllegalArgumentException fault(String field, String bound, Object value) {
        return new IllegalArgumentException("drift.chart." + field + " must be " + bound + ", was " + value);
    }
}
