package org.driftwatch.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        subcommands = {SimulateGermaniumCommand.class, SimulateArrayCommand.class},
        description = "Write a recorded run with known truth.")
final class SimulateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw Subcommands.missing(spec, "what to simulate");
    }
}
