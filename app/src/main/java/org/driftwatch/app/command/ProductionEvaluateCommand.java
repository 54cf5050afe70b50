package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.driftwatch.app.production.ProductionRun;
import org.driftwatch.app.results.ResultsFile;
import org.driftwatch.app.settings.ProductionFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Efficiencies, their errors, energy resolution and threshold of DL2 Monte Carlo files.")
final class ProductionEvaluateCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DL2 Monte Carlo files (FITS, also gzipped)")
    private List<Path> files;

    @Mixin
    private ProductionOptions options;

    @Override
    public Integer call() throws Exception {
        ProductionRun run = new ProductionRun(ProductionFile.read(options.config()), options.form());
        ResultsFile.write(options.results(), run.evaluate(files));
        return 0;
    }
}
