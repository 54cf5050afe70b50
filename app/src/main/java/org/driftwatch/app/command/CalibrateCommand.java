package org.driftwatch.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        subcommands = {CalibrateGermaniumCommand.class, CalibrateArrayCommand.class},
        description = "Calibrate recorded runs without Kafka: the batch twin of replay.")
final class CalibrateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw Subcommands.missing(spec, "what to calibrate");
    }
}
