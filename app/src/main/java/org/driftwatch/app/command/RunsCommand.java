package org.driftwatch.app.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.driftwatch.app.results.ResultsFile;
import org.driftwatch.app.runs.KafkaRuns;
import org.driftwatch.app.runs.RunEntry;
import org.driftwatch.app.runs.RunTable;
import org.driftwatch.app.runs.StoredRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "List runs: of a Kafka, recorded in directories, in files.")
final class RunsCommand implements Callable<Integer> {
    /** The file of --json. */
    private record Listed(@JsonProperty(index = 0) int schema, List<RunEntry> runs) {}

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|DIR",
            description = "what record wrote, and files that replay takes (default: the runs of a Kafka)")
    private List<Path> places = new ArrayList<>();

    @Mixin
    private KafkaOption kafka;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = OutputFile.class,
            description = "JSON file to write the list to")
    private Path json;

    @Override
    public Integer call() throws Exception {
        if (kafka.isGiven() && !places.isEmpty())
            throw new ParameterException(spec.commandLine(), "either --bootstrap or files and directories, not both");
        List<RunEntry> runs = places.isEmpty() ? ofKafka() : StoredRuns.at(places, kafka.settings());
        PrintWriter out = spec.commandLine().getOut();
        out.print(RunTable.of(runs));
        out.flush();
        if (json != null) ResultsFile.write(json, new Listed(1, runs));
        return 0;
    }

    private List<RunEntry> ofKafka() throws Exception {
        try (KafkaRuns runs = KafkaRuns.on(kafka.bootstrap(spec.commandLine()))) {
            return runs.all(Instant.now());
        }
    }
}
