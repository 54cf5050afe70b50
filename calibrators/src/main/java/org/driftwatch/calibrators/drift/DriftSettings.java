package org.driftwatch.calibrators.drift;

import java.time.Duration;
import java.util.List;

/**
 * Windows and limits of the drift of lines.
 *
 * @param block windows begin and end at whole multiples of this data time
 * @param enoughCounts a window closes when the line has this many counts
 * @param fewestCounts below this a window that had to close says {@code lowstat}
 * @param longest a window closes after this data time at the latest
 * @param overdue a window closes when it has lasted this many times as long as the one before it
 * @param windowKev half width of the range in which a line is looked for [keV]
 * @param chart limits of the control charts
 * @param width windows and limits of the widths of the lines
 * @param references earlier positions and widths to watch against; lines without one use the first calibration and the
 *     first window of the run
 */
public record DriftSettings(
        Duration block,
        long enoughCounts,
        long fewestCounts,
        Duration longest,
        double overdue,
        double windowKev,
        ChartSettings chart,
        WidthSettings width,
        List<NamedReference> references) {
    public DriftSettings {
        references = List.copyOf(references);
        if (block.compareTo(Duration.ofSeconds(1)) < 0) throw fault("block", ">= 1s", block);
        if (fewestCounts < 10) throw fault("fewest_counts", ">= 10", fewestCounts);
        if (enoughCounts < fewestCounts)
            throw fault("enough_counts", ">= fewest_counts = " + fewestCounts, enoughCounts);
        if (longest.compareTo(block) < 0) throw fault("longest", ">= block = " + block, longest);
        if (!(overdue > 1)) throw fault("overdue", "> 1", overdue);
        if (!(windowKev > 0)) throw fault("window_kev", "> 0", windowKev);
    }

    /** Blocks of 10 s; 200 counts or 1 h, at least 50 counts; lines looked for within 30 keV. */
    public static DriftSettings defaults() {
        return new DriftSettings(
                Duration.ofSeconds(10),
                200,
                50,
                Duration.ofHours(1),
                5,
                30,
                ChartSettings.defaults(),
                WidthSettings.defaults(),
                List.of());
    }

    private static IllegalArgumentException fault(String field, String bound, Object value) {
        return new IllegalArgumentException("drift." + field + " must be " + bound + ", was " + value);
    }
}
