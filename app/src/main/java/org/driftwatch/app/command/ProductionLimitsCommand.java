package org.driftwatch.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.driftwatch.app.production.limits.LimitTables;
import org.driftwatch.app.production.limits.LimitsResults;
import org.driftwatch.app.production.limits.LimitsRun;
import org.driftwatch.app.settings.LimitsFile;
import org.driftwatch.app.settings.LimitsSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "limits",
        mixinStandardHelpOptions = true,
        description = "Find the lowest energy, largest radius and widest viewcone to simulate, from reduced files.")
final class ProductionLimitsCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "reduced Monte Carlo files (HDF5, also gzipped)")
    private List<Path> files;

    @Mixin
    private ProductionOptions options;

    @Override
    public Integer call() throws Exception {
        LimitsSettings settings = LimitsFile.read(options.config());
        LimitsResults results = new LimitsRun(settings, options.form()).limits(files);
        options.write(results);
        if (settings.table().isPresent())
            LimitTables.write(settings.table().get(), results, settings.limits().lossFractions(), Instant.now());
        return 0;
    }
}
