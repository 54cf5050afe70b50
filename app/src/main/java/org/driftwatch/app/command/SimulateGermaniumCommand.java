package org.driftwatch.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.driftwatch.app.simulation.GermaniumFile;
import org.driftwatch.ingest.run.ProgressLine;
import org.driftwatch.replay.germanium.DetectorArray;
import org.driftwatch.replay.germanium.FaultText;
import org.driftwatch.replay.germanium.GermaniumFault;
import org.driftwatch.replay.germanium.GermaniumSettings;
import org.driftwatch.replay.germanium.RunPlan;
import org.driftwatch.replay.scenario.DataSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "germanium",
        mixinStandardHelpOptions = true,
        description =
                "Simulate germanium detectors in front of a Th-228 source, as an LH5 file; the truth is in FILE.truth.json.")
final class SimulateGermaniumCommand implements Callable<Integer> {
    /** What is written. */
    enum Tier {
        raw,
        dsp
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "chooses everything random")
    private long seed;

    @Option(
            names = "--faults",
            paramLabel = "FAULTS",
            defaultValue = "",
            description = "what goes wrong, joined by commas, e.g. drift:ch1000003:+0.2%%/min@45s,"
                    + "step:ch1000007:-0.4%%@4min,dead:ch1000010@6min (default: nothing)")
    private String faults;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = ".",
            description = "file to write; in a directory it is named RUN-tier_TIER.lh5 (default: this directory)."
                    + " Readers take the run id from the name")
    private Path out;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "50000",
            description = "events of all detectors together (default: ${DEFAULT-VALUE})")
    private long events;

    @Option(
            names = "--detectors",
            paramLabel = "N",
            defaultValue = "12",
            description = "germanium detectors (default: ${DEFAULT-VALUE})")
    private int detectors;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "60",
            description = "events per second and detector (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            defaultValue = "raw",
            description = "raw: waveforms; dsp: energies (default: ${DEFAULT-VALUE})")
    private Tier tier;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            defaultValue = "2026-01-01T00:00:00Z",
            converter = Lh5Selection.Time.class,
            description = "first instant of the run (default: ${DEFAULT-VALUE})")
    private Instant start;

    @Override
    public Integer call() throws Exception {
        GermaniumSettings settings;
        RunPlan plan;
        try {
            DetectorArray array = DetectorArray.DEFAULT.withDetectors(detectors).withRateHz(rate);
            settings = GermaniumSettings.defaults(seed).withArray(array).withFaults(FaultText.parse(faults));
            plan = new RunPlan(new DataSpan(start, longest(array), events), 1);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        write(file(plan), settings, plan);
        return 0;
    }

    /** Ends a run whose detectors are all dead: ten times as long as it should take, and a day. */
    private Duration longest(DetectorArray array) {
        double seconds = 10 * (events / (array.rateHz() * array.detectors()));
        return Duration.ofDays(1).plusSeconds((long) seconds);
    }

    private Path file(RunPlan plan) throws IOException {
        if (Files.isDirectory(out)) return out.resolve(plan.run() + "-tier_" + tier + ".lh5");
        Path parent = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(parent)) throw new IOException("--out: directory " + parent + " does not exist");
        return out;
    }

    private void write(Path file, GermaniumSettings settings, RunPlan plan) throws IOException {
        long written;
        try (ProgressLine progress = Terminal.progress("simulate")) {
            GermaniumFile writing = new GermaniumFile(file, progress);
            written = tier == Tier.raw ? writing.writeRaw(settings, plan) : writing.writeDsp(settings, plan);
        }
        Terminal.say(file + ": " + written + " events of " + detectors + " detectors, truth in "
                + GermaniumFile.truthOf(file).getFileName());
        settings.faults().stream().map(GermaniumFault::inWords).forEach(fault -> Terminal.say("injected: " + fault));
    }
}
