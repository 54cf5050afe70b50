package org.driftwatch.app.command;

import java.io.IOException;
import java.nio.file.Path;
import org.driftwatch.app.results.ResultsFile;
import picocli.CommandLine.Option;

/** The file a command writes what it found to. */
final class ResultsOption {
    @Option(
            names = "--results",
            required = true,
            paramLabel = "FILE",
            converter = ResultsPath.class,
            description = "JSON file to write the results to")
    private Path file;

    void write(Object results) throws IOException {
        ResultsFile.write(file, results);
    }
}
