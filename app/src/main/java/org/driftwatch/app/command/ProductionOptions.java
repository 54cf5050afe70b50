package org.driftwatch.app.command;

import java.io.IOException;
import java.nio.file.Path;
import org.driftwatch.calibrators.simulation.statistics.Form;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every production command takes beside its files. */
final class ProductionOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "settings of the production, YAML (docs/production.md)")
    private Path config;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "product",
            description =
                    "product, the right numbers; compat, those of simtools, its defects included (default: product)")
    private Form form;

    @Mixin
    private ResultsOption results;

    /** The settings file, null without one. */
    Path config() {
        return config;
    }

    Form form() {
        return form;
    }

    void write(Object found) throws IOException {
        results.write(found);
    }
}
