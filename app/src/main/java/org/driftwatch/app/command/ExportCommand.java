package org.driftwatch.app.command;

import java.io.IOException;
import java.nio.file.Path;
import org.driftwatch.app.export.ParameterExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write published parameters as dictionaries of the germanium software, with their validity.")
final class ExportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw Subcommands.missing(spec, "what to export");
    }

    @Command(
            name = "hit",
            mixinStandardHelpOptions = true,
            description = "Write energy, A/E, LQ and cuts as KEY-par_hit.json for each run, and validity.yaml.")
    int hit(
            @Parameters(paramLabel = "FILE", description = "results that replay or calibrate wrote") Path results,
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write to")
                    Path out)
            throws IOException {
        return export(ParameterExport.hit(), results, out);
    }

    @Command(
            name = "dsp",
            mixinStandardHelpOptions = true,
            description = "Write pole-zero constants and filters as KEY-par_dsp.json for each run, and validity.yaml.")
    int dsp(
            @Parameters(paramLabel = "FILE", description = "results that replay or calibrate wrote") Path results,
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write to")
                    Path out,
            @Option(names = "--proposals", description = "also what jobs proposed and no rule published")
                    boolean proposals)
            throws IOException {
        return export(ParameterExport.dsp(proposals), results, out);
    }

    private int export(ParameterExport export, Path results, Path out) throws IOException {
        for (Path written : export.export(results, out))
            spec.commandLine().getOut().println(written);
        return 0;
    }
}
