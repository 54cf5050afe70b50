package org.driftwatch.app.command;

import picocli.CommandLine.Command;

@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        subcommands = {CalibrateGermaniumCommand.class, CalibrateArrayCommand.class},
        description = "Calibrate recorded runs without Kafka: the batch twin of replay.")
final class CalibrateCommand implements Runnable {
    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(spec.commandLine(), "what to calibrate is missing: germanium or array");
    }
}
