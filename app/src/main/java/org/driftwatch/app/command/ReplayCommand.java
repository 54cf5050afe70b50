package org.driftwatch.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.driftwatch.app.dsp.EnergyOutput;
import org.driftwatch.app.recording.GermaniumRecording;
import org.driftwatch.app.recording.Recording;
import org.driftwatch.app.recording.Recordings;
import org.driftwatch.app.replay.Replay;
import org.driftwatch.app.results.Results;
import org.driftwatch.app.results.ResultsBuilder;
import org.driftwatch.app.results.ResultsFile;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.ingest.run.ProgressLine;
import org.driftwatch.ingest.run.Speed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Play recorded runs through Kafka, the processors and the page, as if they were live.")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "what record wrote: a run, or a directory of runs;"
                    + " LH5 files of germanium, parts of one run are joined; or DL2 files of ctapipe, each a block;"
                    + " or DL2 (FITS) and reduced (HDF5) Monte Carlo files")
    private List<Path> files;

    @Mixin
    private ProcessingOptions processing;

    @Mixin
    private Lh5Selection selection;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            converter = SpeedOption.class,
            description = "times as fast as the data were taken, e.g. 1 or 20, or max (default: ${DEFAULT-VALUE})")
    private Speed speed;

    @Option(names = "--headless", description = "without the page; ends when the runs are through")
    private boolean headless;

    @Option(
            names = "--no-process",
            description =
                    "with --bootstrap: only play; a running driftwatch processes, for whose answers --results waits")
    private boolean playOnly;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            converter = OutputFile.class,
            description = "JSON file to write the results to")
    private Path results;

    @Override
    public Integer call() throws Exception {
        Settings all = processing.settings();
        Lh5Options lh5 = selection.options(all.germanium());
        Recording recording = Recordings.open(files, playOnly ? lh5.withEnergy(null) : lh5, all.array());
        if (!playOnly && recording instanceof GermaniumRecording germanium)
            EnergyOutput.requireIn(germanium.runs(), all.germanium());
        recording.warnings().forEach(Terminal::say);
        try (Wiring wiring = new Wiring(all)) {
            if (!headless) wiring.requirePageAddress();
            String kafka = processing.kafka(wiring);
            if (!playOnly) recording.process(wiring, kafka);
            if (!headless) Terminal.say("page: " + wiring.page(kafka));
            play(new Replay(wiring, kafka, recording), all);
            if (!headless) Terminal.waitForInterrupt("through; the page stays until Ctrl-C");
        }
        return 0;
    }

    private void play(Replay replay, Settings all) throws Exception {
        long began = System.nanoTime();
        try (replay;
                ProgressLine progress = Terminal.progress("replay")) {
            Future<?> played = replay.play(speed, progress);
            if (playOnly && results == null) {
                replay.finish(played);
                return;
            }
            ResultsBuilder found =
                    replay.results(played, () -> !Thread.currentThread().isInterrupted());
            Terminal.sayUncalibrated(found);
            Results.Throughput throughput = Results.Throughput.since(
                    began, found.events(), all.streams().threads(), speed.toString());
            if (results != null) ResultsFile.write(results, found.build(throughput));
        }
    }
}
