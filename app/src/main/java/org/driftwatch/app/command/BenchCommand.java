package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Only its help: the script {@code driftwatch} runs the benchmarks itself, for nothing may depend on them. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Build and run the benchmarks: how fast is it on this machine? Needs the source tree and its script driftwatch.")
final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "JSON file to write the results to; must stand before PART")
    private Path results;

    @Parameters(
            arity = "0..*",
            paramLabel = "PART",
            description =
                    "jmh [NAME]: single calculations, those whose name matches NAME, about 10 s each; e2e [WAVEFORMS"
                            + " [DSP_EVENTS]]: the whole program on so many events (60000, 200000) (default: all)")
    private List<String> parts = new ArrayList<>();

    @Override
    public Integer call() {
        throw new IllegalStateException("bench needs the source tree: ./driftwatch bench");
    }
}
