package org.driftwatch.app.command;

import java.io.IOException;
import java.nio.file.Path;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.settings.SettingsException;
import org.driftwatch.app.settings.SettingsFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The settings file of a command. */
final class SettingsOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "settings, YAML (docs/settings.md)")
    private Path config;

    SettingsFile file() throws SettingsException, IOException {
        return config == null ? SettingsFile.none() : SettingsFile.of(config);
    }

    Settings read() throws SettingsException, IOException {
        return file().read();
    }
}
