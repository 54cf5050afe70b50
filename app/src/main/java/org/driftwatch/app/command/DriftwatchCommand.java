package org.driftwatch.app.command;

import org.driftwatch.app.wiring.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
        name = "driftwatch",
        mixinStandardHelpOptions = true,
        footer = {"", "driftwatch COMMAND --help says more of a command. To begin: driftwatch demo"},
        description = "Online monitoring and calibration of physics detectors.",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            RecordCommand.class,
            RunsCommand.class,
            CalibrateCommand.class,
            DspCommand.class,
            ExportCommand.class,
            ParametersCommand.class,
            ProductionCommand.class,
            SimulateCommand.class,
            TopicsCommand.class,
            CheckCommand.class,
            BenchCommand.class
        })
public final class DriftwatchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"driftwatch " + Version.text()};
        }
    }

    /** All commands, each of which knows the version. */
    static CommandLine commandLine() {
        CommandLine root = new CommandLine(new DriftwatchCommand());
        addVersion(root);
        return root;
    }

    private static void addVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Versions());
        command.getSubcommands().values().forEach(DriftwatchCommand::addVersion);
    }

    /** Runs the command of these arguments; the answer is the exit code. */
    public static int execute(String... args) {
        OneLineErrors errors = new OneLineErrors();
        return commandLine()
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .execute(args);
    }

    @Override
    public void run() {
        throw Subcommands.missing(spec, "a command");
    }
}
