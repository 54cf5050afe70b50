package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.driftwatch.app.production.grid.GridRun;
import org.driftwatch.app.settings.GridFile;
import org.driftwatch.app.settings.GridSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "grid",
        mixinStandardHelpOptions = true,
        description = "Make a grid of conditions to simulate, with the limits of a lookup table at each point.")
final class ProductionGridCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "axes (.yml, .yaml) and lookup table (.ecsv), instead of those of the settings")
    private List<Path> files = List.of();

    @Mixin
    private ProductionOptions options;

    @Override
    public Integer call() throws Exception {
        Path axes = only(".yml", ".yaml");
        Path lookup = only(".ecsv", ".ecsv");
        for (Path file : files)
            if (!file.equals(axes) && !file.equals(lookup))
                throw usage(file + " must be one file of axes (.yml, .yaml) or one lookup table (.ecsv)");
        if (axes == null && options.config() == null) throw usage("axes are missing: give a FILE or --config");
        GridSettings settings = GridFile.read(options.config(), axes);
        if (lookup != null) settings = settings.withLookup(lookup);
        options.write(new GridRun(settings, options.form()).grid());
        return 0;
    }

    /** The first file with either ending. */
    private Path only(String ending, String other) {
        return files.stream()
                .filter(file ->
                        file.toString().endsWith(ending) || file.toString().endsWith(other))
                .findFirst()
                .orElse(null);
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
