package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.List;
import org.driftwatch.app.decision.Decisions;
import org.driftwatch.app.decision.TopicResults;
import org.driftwatch.app.export.ParameterExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write published parameters as dictionaries of pygama, with their validity.")
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
            @Mixin From from,
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write to")
                    Path out)
            throws Exception {
        return export(ParameterExport.hit(), from, out);
    }

    @Command(
            name = "dsp",
            mixinStandardHelpOptions = true,
            description = "Write pole-zero constants and filters as KEY-par_dsp.json for each run, and validity.yaml.")
    int dsp(
            @Mixin From from,
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write to")
                    Path out,
            @Option(names = "--proposals", description = "also open proposals, which nobody has published")
                    boolean proposals)
            throws Exception {
        return export(ParameterExport.dsp(proposals), from, out);
    }

    private int export(ParameterExport export, From from, Path out) throws Exception {
        for (Path written : from.export(export, out, spec))
            spec.commandLine().getOut().println(written);
        return 0;
    }

    /** A results file, or the topic of a Kafka. */
    static final class From {
        @Parameters(arity = "0..1", paramLabel = "FILE", description = "results that replay or calibrate wrote")
        private Path results;

        @Option(
                names = "--bootstrap",
                paramLabel = "HOST:PORT",
                description = "instead of a results file: what is on the topic parameters of this Kafka now")
        private String bootstrap;

        List<Path> export(ParameterExport export, Path out, CommandSpec spec) throws Exception {
            if ((results == null) == (bootstrap == null))
                throw new ParameterException(spec.commandLine(), "give either FILE or --bootstrap HOST:PORT");
            if (results != null) return export.export(results, out);
            try (Decisions topic = Decisions.on(bootstrap)) {
                return export.export(TopicResults.germanium(topic), "Kafka at " + bootstrap, out);
            }
        }
    }
}
