package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.List;
import org.driftwatch.app.settings.SettingsFile;
import picocli.CommandLine.Option;

/** Options of the energy calibration; each overrides the settings file. */
final class GermaniumOptions {
    @Option(
            names = "--energy",
            paramLabel = "NAME",
            description = "germanium: energy column, e.g. trapEftp (default: cuspEmax)")
    private String energy;

    @Option(
            names = "--degree",
            paramLabel = "N",
            description = "germanium: degree of the calibration polynomial: 0, 1 or 2 (default: 0)")
    private Integer degree;

    @Option(
            names = "--lines",
            split = ",",
            paramLabel = "KEV",
            description = "germanium: lines of the source [keV] (default: those of Th-228)")
    private List<Double> lines;

    @Option(
            names = "--compat",
            arity = "0",
            description = "germanium: the numbers of pygama where ours differ (docs/germanium.md)")
    private Boolean compat;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "germanium: results of an earlier run, or a pygama hit configuration, to watch drift against"
                    + " (default: the run's first calibration)")
    private Path reference;

    SettingsFile over(SettingsFile file) {
        return file.with("germanium.energy", energy)
                .with("germanium.degree", degree)
                .with("germanium.lines", lines)
                .with("germanium.compat", compat)
                .with("germanium.drift.reference", reference == null ? null : reference.toString());
    }
}
