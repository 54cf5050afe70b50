package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.List;
import org.driftwatch.app.production.ProductionRun;
import org.driftwatch.app.settings.ProductionFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** DL2 files of a production, and what to do with them. */
final class MonteCarloFiles {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DL2 Monte Carlo files (FITS, also gzipped)")
    private List<Path> files;

    @Mixin
    private ProductionOptions options;

    List<Path> paths() {
        return files;
    }

    ProductionRun run() throws Exception {
        return new ProductionRun(ProductionFile.read(options.config()), options.form());
    }

    void write(Object found) throws Exception {
        options.write(found);
    }
}
