package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.driftwatch.app.batch.ArrayBatch;
import org.driftwatch.app.recording.ArrayRecording;
import org.driftwatch.app.recording.Recordings;
import org.driftwatch.app.results.Results;
import org.driftwatch.app.results.ResultsBuilder;
import org.driftwatch.app.results.ResultsFile;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.ingest.run.ProgressLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "array",
        mixinStandardHelpOptions = true,
        description = "Inter- and cross-calibration of arrays of telescopes from their DL2 events.")
final class CalibrateArrayCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DL2 files of ctapipe, plain or gzip, one per block")
    private List<Path> files;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private ArrayOptions array;

    @Option(names = "--results", required = true, paramLabel = "F.json", description = "where to write the results")
    private Path results;

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        Settings all = array.over(settings.file()).read();
        ArrayRecording recording = Recordings.arrays(files, all.array());
        recording.warnings().forEach(Terminal::say);
        try (ProgressLine progress = Terminal.progress("calibrate")) {
            ResultsBuilder found = ArrayBatch.of(all, progress).calibrate(recording);
            Terminal.sayUncalibrated(found);
            double seconds = (System.nanoTime() - began) / 1e9;
            ResultsFile.write(
                    results, found.build(new Results.Throughput(seconds, found.events() / seconds, 1, "batch")));
        }
        return 0;
    }
}
