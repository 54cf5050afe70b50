package org.driftwatch.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Propose what to simulate next at the grid points of DL2 Monte Carlo files.")
final class ProductionConfigCommand implements Callable<Integer> {
    @Mixin
    private MonteCarloFiles files;

    @Override
    public Integer call() throws Exception {
        files.write(files.run().config(files.paths()));
        return 0;
    }
}
