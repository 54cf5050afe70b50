package org.driftwatch.app.command;

import org.driftwatch.app.settings.SettingsFile;
import org.driftwatch.calibrators.cherenkov.settings.Gauge;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import picocli.CommandLine.Option;

/** Options of the calibration of arrays; each overrides the settings file. */
final class ArrayOptions {
    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "arrays: product, the right numbers; compat, those of calibpipe, its defects included (default: product)")
    private Mode mode;

    @Option(
            names = "--gauge",
            paramLabel = "GAUGE",
            description =
                    "arrays: what keeps its value: reference, the reference telescopes; mean, that of each type (default: reference)")
    private Gauge gauge;

    @Option(
            names = "--pool",
            arity = "0",
            description = "arrays: each block adds to those before it (default: each alone)")
    private Boolean pool;

    SettingsFile over(SettingsFile file) {
        return file.with("array.mode", word(mode))
                .with("array.gauge", word(gauge))
                .with("array.pool", pool);
    }

    private static String word(Enum<?> choice) {
        return choice == null ? null : choice.name().toLowerCase(java.util.Locale.ROOT);
    }
}
