package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.settings.SettingsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check a settings file; print all that is wrong with it.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "settings, YAML (docs/settings.md)")
    private Path config;

    @Override
    public Integer call() throws Exception {
        Settings settings = SettingsFile.of(config).read();
        spec.commandLine().getOut().println(config + ": valid, settings hash " + settings.hash());
        return 0;
    }
}
