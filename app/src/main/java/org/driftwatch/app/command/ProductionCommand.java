package org.driftwatch.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "production",
        mixinStandardHelpOptions = true,
        subcommands = {
            ProductionEvaluateCommand.class,
            ProductionStatisticsCommand.class,
            ProductionConfigCommand.class,
            ProductionLimitsCommand.class,
            ProductionGridCommand.class
        },
        description = "Find statistics, limits and grids of Monte Carlo productions (docs/production.md).")
final class ProductionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw Subcommands.missing(spec, "what to do with the production");
    }
}
