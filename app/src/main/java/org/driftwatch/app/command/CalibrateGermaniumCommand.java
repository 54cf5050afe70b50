package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.driftwatch.app.batch.BatchCalibration;
import org.driftwatch.app.dsp.EnergyOutput;
import org.driftwatch.app.results.Results;
import org.driftwatch.app.results.ResultsBuilder;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.ingest.germanium.GermaniumRun;
import org.driftwatch.ingest.germanium.GermaniumRuns;
import org.driftwatch.ingest.run.ProgressLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "germanium",
        mixinStandardHelpOptions = true,
        description = "Calibrate germanium runs, raw or dsp tier.")
final class CalibrateGermaniumCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "LH5 files; parts of one run are joined")
    private List<Path> files;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private GermaniumOptions germanium;

    @Mixin
    private Lh5Selection selection;

    @Mixin
    private ResultsOption results;

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        Settings all = germanium.over(settings.file()).read();
        List<GermaniumRun> runs = GermaniumRuns.open(files, selection.options(all.germanium()));
        EnergyOutput.requireIn(runs, all.germanium());
        try (ProgressLine progress = Terminal.progress("calibrate")) {
            BatchCalibration calibration = new BatchCalibration(all, progress);
            ResultsBuilder found = calibration.calibrate(runs);
            Terminal.sayUncalibrated(found);
            results.write(found.build(Results.Throughput.since(began, found.events(), 1, "batch")));
        }
        return 0;
    }
}
