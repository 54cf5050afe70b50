package org.driftwatch.app.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.ingest.cherenkov.Dl2File.Pointing;
import org.driftwatch.ingest.cherenkov.Dl2File.Shower;
import org.driftwatch.ingest.cherenkov.writing.Dl2Content;
import org.driftwatch.ingest.cherenkov.writing.Dl2FileWriter;
import org.driftwatch.replay.cherenkov.ArraySettings;
import org.driftwatch.replay.cherenkov.BlockPlan;
import org.driftwatch.replay.cherenkov.SimulatedArray;
import org.driftwatch.replay.cherenkov.TrueShower;

/** A simulated observation block on disk. */
public final class ArrayBlockFile {
    private ArrayBlockFile() {}

    /** Writes the file whole or not at all; the answer is the block, read to its end. */
    public static SimulatedArray write(Path file, ArraySettings settings, BlockPlan plan) throws IOException {
        Pointing pointing = new Pointing(plan.obs(), 90 - plan.zenithDeg(), plan.azimuthDeg());
        Dl2Content content = new Dl2Content(List.of(pointing), showers(settings, plan));
        SimulatedArray block = new SimulatedArray(settings, plan);
        Dl2FileWriter.write(file, block, content);
        return block;
    }

    /** The file of the truth beside that of a block. */
    public static Path truthOf(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".truth.json");
    }

    /** Those of a block of its own: equal settings and plans give the same. */
    private static List<Shower> showers(ArraySettings settings, BlockPlan plan) {
        List<Shower> all = new ArrayList<>();
        SimulatedArray block = new SimulatedArray(settings, plan);
        TrueShower before = null;
        while (block.next() != null) {
            if (block.shower() == before) continue;
            before = block.shower();
            all.add(of(before));
        }
        return all;
    }

    private static Shower of(TrueShower shower) {
        return new Shower(
                shower.obs(),
                shower.event(),
                shower.energyTeV(),
                shower.altDeg(),
                shower.azDeg(),
                shower.coreXM(),
                shower.coreYM(),
                shower.primary());
    }
}
