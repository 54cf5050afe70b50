package org.driftwatch.app.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.ingest.cherenkov.Dl2Paths;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.driftwatch.ingest.germanium.GermaniumRuns;
import org.driftwatch.ingest.germanium.Lh5Options;
import org.driftwatch.topics.run.RunDescription;

/** Opens recorded runs, whatever they are of. */
public final class Recordings {
    private static final Comparator<ArrayRun> BY_TIME = Comparator.comparing(
                    (ArrayRun run) -> run.description().from())
            .thenComparing(run -> run.description().run());

    private Recordings() {}

    /**
     * Files, and directories of runs that {@code record} wrote; those of directories come first.
     *
     * @throws IOException also when the files are of several kinds
     */
    public static Recording open(List<Path> places, Lh5Options lh5, ArraySettings arrays) throws IOException {
        List<Path> directories = places.stream().filter(Files::isDirectory).toList();
        if (directories.isEmpty()) return files(places, lh5, arrays);
        RecordedRuns recorded = RecordedRuns.open(directories, arrays);
        if (directories.size() == places.size()) return recorded;
        List<Path> files =
                places.stream().filter(place -> !directories.contains(place)).toList();
        return new SeveralRecordings(List.of(recorded, files(files, lh5, arrays)));
    }

    private static Recording files(List<Path> files, Lh5Options lh5, ArraySettings arrays) throws IOException {
        long simulated = files.stream().filter(SimulationRecording::holds).count();
        if (simulated == files.size()) return SimulationRecording.open(files);
        if (simulated > 0)
            throw new IOException(
                    "some files are of Monte Carlo productions and some are not: play them one kind at a time");
        Path telescopes = null;
        Path other = null;
        for (Path file : files)
            if (isOfTelescopes(file)) telescopes = file;
            else other = file;
        if (telescopes != null && other != null)
            throw new IOException(
                    telescopes + " is of a telescope array and " + other + " is not: play them one kind at a time");
        if (telescopes != null) return arrays(files, arrays);
        return new GermaniumRecording(GermaniumRuns.open(files, lh5));
    }

    /** Observation blocks, in order of their time. */
    public static ArrayRecording arrays(List<Path> files, ArraySettings settings) throws IOException {
        OpenBlocks kept = new OpenBlocks(OpenBlocks.MOST_BYTES);
        try {
            return new ArrayRecording(arrays(files, settings, kept));
        } catch (IOException | RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    private static List<ArrayRun> arrays(List<Path> files, ArraySettings settings, OpenBlocks kept) throws IOException {
        Map<String, Path> byRun = new TreeMap<>();
        List<ArrayRun> runs = new ArrayList<>();
        for (Path file : files.stream().map(Path::normalize).distinct().toList()) {
            ArrayRun run = ArrayRun.of(file, settings, kept);
            Path before = byRun.putIfAbsent(run.description().run(), file);
            if (before != null)
                throw new IOException(file + ": is the same run as " + before + ": "
                        + run.description().run());
            requireOther(file, run, runs);
            runs.add(run);
        }
        runs.sort(BY_TIME);
        return runs;
    }

    /** A copy under another name would count twice where blocks are pooled, and look like a block without drift. */
    private static void requireOther(Path file, ArrayRun run, List<ArrayRun> before) throws IOException {
        RunDescription its = run.description();
        for (ArrayRun other : before) {
            RunDescription theirs = other.description();
            boolean same = its.array().name().equals(theirs.array().name())
                    && its.from().equals(theirs.from())
                    && its.until().equals(theirs.until())
                    && its.events() == theirs.events();
            if (same)
                throw new IOException(file + ": has the same " + its.events() + " telescope events as run "
                        + theirs.run() + ", from " + its.from() + " until " + its.until());
        }
    }

    /** By the name where it says so, else by what is inside. */
    private static boolean isOfTelescopes(Path file) throws IOException {
        if (file.getFileName().toString().contains(".dl2.")) return true;
        try (TableFile tables = TableFile.open(file)) {
            return tables.has(Dl2Paths.LAYOUT);
        }
    }
}
