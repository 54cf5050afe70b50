package org.driftwatch.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.driftwatch.app.settings.LayoutFile;
import org.driftwatch.app.settings.SettingsException;
import org.driftwatch.app.simulation.ArrayBlockFile;
import org.driftwatch.replay.cherenkov.ArrayFault;
import org.driftwatch.replay.cherenkov.ArrayFaultText;
import org.driftwatch.replay.cherenkov.ArrayLayout;
import org.driftwatch.replay.cherenkov.ArraySettings;
import org.driftwatch.replay.cherenkov.ArrayTruth;
import org.driftwatch.replay.cherenkov.BlockPlan;
import org.driftwatch.replay.cherenkov.SimulatedArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "array",
        mixinStandardHelpOptions = true,
        description = "Simulate an array of telescopes, as DL2 files of ctapipe; the truth is in FILE.truth.json.")
final class SimulateArrayCommand implements Callable<Integer> {
    /** From the end of one block to the start of the next. */
    private static final long APART_SECONDS = 1_800;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "chooses everything random")
    private long seed;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "2200",
            description = "array events of each block (default: ${DEFAULT-VALUE})")
    private long events;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            defaultValue = "1",
            description = "observation blocks, a file each (default: ${DEFAULT-VALUE})")
    private int blocks;

    @Option(
            names = "--first",
            paramLabel = "OBS",
            defaultValue = "4001",
            description = "number of the first block (default: ${DEFAULT-VALUE})")
    private long first;

    @Option(
            names = "--zenith",
            paramLabel = "DEG",
            defaultValue = "20",
            description = "where the array points, from the zenith [deg] (default: ${DEFAULT-VALUE})")
    private double zenithDeg;

    @Option(
            names = "--azimuth",
            paramLabel = "DEG",
            defaultValue = "180",
            description = "where the array points, from north to east [deg] (default: ${DEFAULT-VALUE})")
    private double azimuthDeg;

    @Option(
            names = "--layout",
            paramLabel = "FILE",
            description =
                    "where the telescopes stand, YAML or JSON: a list telescopes of id, type (LST, MST, SST), x (north), y"
                            + " (west), z [m]; or a truth file (default: 4 LST, 14 MST, 37 SST)")
    private Path layout;

    @Option(
            names = "--telescopes",
            paramLabel = "LIST",
            description =
                    "only these telescopes of the layout: ids, ranges and types joined by commas, e.g. LST,5-12,30"
                            + " (default: all)")
    private String telescopes;

    @Option(
            names = "--faults",
            paramLabel = "FAULTS",
            defaultValue = "",
            description = "what goes wrong, joined by commas, e.g. step:tel_009:-6%%@4004,slope:tel_030:-2%%@4001,"
                    + "clock:tel_012:+8ns@4003,missing:tel_044@4002..4002 (default: nothing)")
    private String faults;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = ".",
            description = "file to write; in a directory each block is named ob_OBS.dl2.h5 (default: this directory)."
                    + " Readers take the run id from the name")
    private Path out;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            defaultValue = "2026-01-01T00:00:00Z",
            converter = Lh5Selection.Time.class,
            description = "first instant of the first block (default: ${DEFAULT-VALUE})")
    private Instant start;

    @Override
    public Integer call() throws Exception {
        if (blocks < 1) throw new ParameterException(spec.commandLine(), "--blocks must be >= 1, was " + blocks);
        requireDirectory();
        ArraySettings settings = settings();
        List<SimulatedArray> written = new ArrayList<>();
        for (int n = 0; n < blocks; n++) written.add(write(settings, plan(n)));
        Path truth = ArrayBlockFile.truthOf(file(first));
        Files.write(truth, ArrayTruth.of(settings, written).toJson());
        settings.faults().stream().map(ArrayFault::inWords).forEach(fault -> Terminal.say("injected: " + fault));
        Terminal.say("truth in " + truth);
        return 0;
    }

    private ArraySettings settings() throws IOException {
        try {
            ArraySettings usual =
                    ArraySettings.defaults(seed).withFirstObs(first).withLayout(layout());
            return usual.withFaults(ArrayFaultText.parse(faults));
        } catch (IllegalArgumentException | SettingsException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ArrayLayout layout() throws IOException, SettingsException {
        ArrayLayout all = layout == null ? ArrayLayout.SOUTH : LayoutFile.read(layout);
        return telescopes == null ? all : LayoutFile.only(all, telescopes);
    }

    private BlockPlan plan(int n) {
        try {
            return BlockPlan.of(first + n, start.plusSeconds(n * APART_SECONDS), events, zenithDeg, azimuthDeg);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void requireDirectory() throws IOException {
        if (Files.isDirectory(out)) return;
        if (blocks > 1) throw new IOException("--out: " + out + " must be a directory for " + blocks + " blocks");
        Path parent = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(parent)) throw new IOException("--out: directory " + parent + " does not exist");
    }

    private Path file(long obs) {
        return Files.isDirectory(out) ? out.resolve("ob_" + obs + ".dl2.h5") : out;
    }

    private SimulatedArray write(ArraySettings settings, BlockPlan plan) throws IOException {
        Path file = file(plan.obs());
        SimulatedArray block = ArrayBlockFile.write(file, settings, plan);
        Terminal.say(file + ": " + block.statistics().events() + " array events, "
                + block.statistics().telescopeEvents() + " of telescopes");
        return block;
    }
}
