package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.driftwatch.app.production.ProductionRun;
import org.driftwatch.app.production.StatisticsResults;
import org.driftwatch.app.settings.ProductionFile;
import org.driftwatch.app.settings.ProductionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "statistics",
        mixinStandardHelpOptions = true,
        description = "Find the events a production needs and still needs, per bin, and between grid points.")
final class ProductionStatisticsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "DL2 Monte Carlo files (FITS, also gzipped); none when the settings have a handler")
    private List<Path> files = List.of();

    @Mixin
    private ProductionOptions options;

    @Override
    public Integer call() throws Exception {
        ProductionSettings settings = ProductionFile.read(options.config());
        if (files.isEmpty() && settings.handler().isEmpty())
            throw new ParameterException(
                    spec.commandLine(), "a FILE, or a section handler in the settings, is missing");
        StatisticsResults results = new ProductionRun(settings, options.form()).statistics(files);
        options.write(results);
        return results.handler() == null ? 0 : said(results.handler().warnings(), results);
    }

    private int said(List<String> warnings, StatisticsResults results) {
        for (String warning : warnings) spec.commandLine().getErr().println("driftwatch: " + warning);
        return results.handler().productionStatistics() == null ? 1 : 0;
    }
}
