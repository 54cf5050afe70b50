package org.driftwatch.app.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.driftwatch.app.batch.ArrayBatch;
import org.driftwatch.app.recording.ArrayRecording;
import org.driftwatch.app.recording.ArrayRun;
import org.driftwatch.app.recording.Recordings;
import org.driftwatch.app.results.Results;
import org.driftwatch.app.results.ResultsBuilder;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.ingest.cherenkov.writing.CoefficientFile;
import org.driftwatch.ingest.run.ProgressLine;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "array",
        mixinStandardHelpOptions = true,
        description = "Inter- and cross-calibrate arrays of telescopes from their DL2 events.")
final class CalibrateArrayCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DL2 files of ctapipe, plain or gzip, one per block")
    private List<Path> files;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private ArrayOptions array;

    @Mixin
    private ResultsOption results;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            converter = OutputFile.class,
            description = "HDF5 file for the last coefficients, as ctapipe reads them")
    private Path export;

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        Settings all = array.over(settings.file()).read();
        boolean overwrite = all.array().output().overwrite();
        if (export != null) requireFree(export, overwrite);
        ArrayRecording recording = Recordings.arrays(files, all.array());
        recording.warnings().forEach(Terminal::say);
        try (ProgressLine progress = Terminal.progress("calibrate")) {
            ResultsBuilder found = ArrayBatch.of(all, progress).calibrate(recording);
            Terminal.sayUncalibrated(found);
            Results built = found.build(Results.Throughput.since(began, found.events(), 1, "batch"));
            results.write(built);
            if (export != null) export(recording, built, overwrite);
        }
        return 0;
    }

    private void export(ArrayRecording recording, Results built, boolean overwrite) throws IOException {
        Set<Telescope> telescopes = new LinkedHashSet<>();
        for (ArrayRun run : recording.runs())
            telescopes.addAll(run.description().array().telescopes());
        CoefficientFile.of(List.copyOf(telescopes), built.parameters()).write(export, overwrite);
    }

    /** Before the work is done. */
    private static void requireFree(Path file, boolean overwrite) throws IOException {
        if (!overwrite && Files.exists(file))
            throw new FileAlreadyExistsException(file + ": is there already, and overwrite is false");
    }
}
