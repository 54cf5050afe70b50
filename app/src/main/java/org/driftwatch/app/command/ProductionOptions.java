package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.Locale;
import org.driftwatch.calibrators.simulation.statistics.Form;
import picocli.CommandLine.Option;

/** What every production command takes beside its files. */
final class ProductionOptions {
    /** {@code compat} brings back the peer's numbers, its defects included; {@code product} is ours. */
    enum Mode {
        PRODUCT,
        COMPAT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--config", paramLabel = "F.yaml", description = "settings of the production (docs/production.md)")
    private Path config;

    @Option(names = "--results", required = true, paramLabel = "F.json", description = "where to write the results")
    private Path results;

    @Option(
            names = "--mode",
            paramLabel = "product|compat",
            defaultValue = "product",
            description = "compat: the peer's numbers, its defects included (default: product)")
    private Mode mode;

    /** The settings file, null without one. */
    Path config() {
        return config;
    }

    Path results() {
        return results;
    }

    Mode mode() {
        return mode;
    }

    Form form() {
        return mode == Mode.COMPAT ? Form.COMPAT : Form.PRODUCT;
    }
}
