package org.driftwatch.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Find efficiencies, their errors, energy resolution and threshold of DL2 Monte Carlo files.")
final class ProductionEvaluateCommand implements Callable<Integer> {
    @Mixin
    private MonteCarloFiles files;

    @Override
    public Integer call() throws Exception {
        files.write(files.run().evaluate(files.paths()));
        return 0;
    }
}
