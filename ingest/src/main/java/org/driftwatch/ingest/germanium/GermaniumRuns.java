package org.driftwatch.ingest.germanium;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.driftwatch.ingest.lh5.Lh5File;
import org.driftwatch.ingest.lh5.Place;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** Sorts files into runs. */
public final class GermaniumRuns {
    private static final Comparator<Path> BY_TIME = Comparator.comparing(
                    (Path file) -> RunKey.of(file).stamp(), Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(file -> RunKey.of(file).id());

    private GermaniumRuns() {}

    /**
     * The runs of these files, in order of the time stamps in their names. Files with the same experiment, period, run and
     * type are parts of one run, whose id is the key of the first; any other file is a run of its own.
     */
    public static List<GermaniumRun> open(List<Path> files, Lh5Options options) throws UnreadableFileException {
        List<GermaniumRun> runs = new ArrayList<>();
        for (List<Path> parts : groups(files)) {
            Tier tier = tier(parts, options);
            RunPlan plan = RunSurvey.of(parts, tier, options);
            runs.add(tier == Tier.RAW ? new GermaniumRun.Raw(plan) : new GermaniumRun.Dsp(plan));
        }
        return List.copyOf(runs);
    }

    private static Iterable<List<Path>> groups(List<Path> files) throws UnreadableFileException {
        Map<String, List<Path>> groups = new LinkedHashMap<>();
        Map<String, Path> byId = new LinkedHashMap<>();
        for (Path file : once(files)) {
            RunKey key = RunKey.of(file);
            Path other = byId.putIfAbsent(key.id(), file);
            if (other != null) throw new Place(file, null, null).error("is the same run as " + other + ": " + key.id());
            groups.computeIfAbsent(key.run(), run -> new ArrayList<>()).add(file);
        }
        return groups.values();
    }

    private static List<Path> once(List<Path> files) {
        return files.stream().map(Path::normalize).distinct().sorted(BY_TIME).toList();
    }

    private static Tier tier(List<Path> parts, Lh5Options options) throws UnreadableFileException {
        Tier first = null;
        for (Path part : parts) {
            try (Lh5File file = Lh5File.open(part)) {
                Tier tier = TierTables.of(file, options).tier();
                if (first != null && tier != first)
                    throw new Place(part, null, null)
                            .error("is " + tier.label() + " tier, but " + parts.get(0) + " is " + first.label()
                                    + " tier");
                first = tier;
            }
        }
        return first;
    }
}
