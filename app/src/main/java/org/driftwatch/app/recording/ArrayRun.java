package org.driftwatch.app.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.driftwatch.calibrators.cherenkov.quality.Criterion;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.EventSettings;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.cherenkov.Dl2Options;
import org.driftwatch.ingest.cherenkov.Dl2Paths;
import org.driftwatch.ingest.cherenkov.hdf5.CompoundTable;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.streams.cherenkov.ArrayCalculations;
import org.driftwatch.streams.cherenkov.ArrayJoins;
import org.driftwatch.streams.run.RunChannel;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** An observation block on disk, looked over and ready to be played as often as wanted. */
public final class ArrayRun {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    /** Known of every event anyway. */
    private static final List<String> IDS = List.of("obs_id", "event_id", "tel_id");

    private final Path file;
    private final Dl2Options options;
    private final RunDescription description;
    private final List<String> warnings;
    private final OpenBlocks kept;

    private ArrayRun(Path file, Dl2Options options, ArraySettings settings, OpenBlocks kept) throws IOException {
        this.file = file;
        this.options = options;
        this.kept = kept;
        Dl2FileSource source = Dl2FileSource.open(file, options);
        try {
            description = named(source.description(), settings.name());
            warnings = source.warnings();
            requireFits(file, description, settings);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
        kept.keep(file, source);
    }

    static ArrayRun of(Path file, ArraySettings settings, OpenBlocks kept) throws IOException {
        return new ArrayRun(file, options(file, settings), settings, kept);
    }

    /** With the name of the array from the settings, if they have one. */
    public RunDescription description() {
        return description;
    }

    /** What is odd about the file, one line each. */
    public List<String> warnings() {
        return warnings;
    }

    /** Before anything is played: in the stream each event would be a dead letter. */
    static void requireFits(Path file, RunDescription run, ArraySettings settings) throws IOException {
        RunChannel channel = new RunChannel(run.run(), run.array().name());
        try {
            new ArrayJoins(settings.events()).open(run.array());
            new ArrayCalculations(settings, new TreeMap<>())
                    .open(channel, run.array(), new InMemoryChannelStore(), new InMemoryChannelStore());
        } catch (IllegalArgumentException doesNotFit) {
            throw new IOException(file + ": " + doesNotFit.getMessage(), doesNotFit);
        }
    }

    private static Dl2Options options(Path file, ArraySettings settings) throws IOException {
        var wanted = settings.input().reconstructors();
        Dl2Options usual = Dl2Options.DEFAULTS;
        Dl2Options options = new Dl2Options(
                wanted.energy().orElse(usual.energy()),
                wanted.geometry().orElse(usual.geometry()),
                wanted.gammaness().orElse(usual.gammaness()));
        return options.withParameters(parameters(file, settings.events()));
    }

    /** Image parameters: the usual ones and, where the file has them, those that criteria name. */
    private static List<String> parameters(Path file, EventSettings events) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        for (Criterion criterion : events.criteria())
            NAME.matcher(criterion.expression())
                    .results()
                    .map(MatchResult::group)
                    .forEach(named::add);
        named.removeAll(IDS);
        named.removeAll(Dl2Options.PARAMETERS);
        List<String> all = new ArrayList<>(Dl2Options.PARAMETERS);
        if (!named.isEmpty()) all.addAll(there(file, named));
        return all;
    }

    private static List<String> there(Path file, Set<String> names) throws IOException {
        try (TableFile tables = TableFile.open(file)) {
            List<String> telescopes = tables.names(Dl2Paths.PARAMETERS);
            if (telescopes.isEmpty()) return List.of();
            CompoundTable table = tables.table(Dl2Paths.PARAMETERS + "/" + telescopes.get(0));
            return names.stream().filter(table::has).toList();
        }
    }

    private static RunDescription named(RunDescription run, String name) {
        if (name.isEmpty()) return run;
        ArrayDescription its = run.array();
        ArrayDescription array = new ArrayDescription(
                name,
                its.telescopes(),
                its.energy(),
                its.geometry(),
                its.gammaness(),
                its.siteHeightM(),
                its.columns());
        return new RunDescription(
                run.run(), run.source(), run.sources(), run.channels(), run.from(), run.until(), run.events(), array);
    }

    public RunSource<TelescopeEvent> open(Progress progress) throws IOException {
        Optional<Dl2FileSource> looked = kept.take(file);
        return new PlayedBlock(
                looked.isPresent() ? looked.get() : Dl2FileSource.open(file, options), description, progress);
    }
}
