package org.driftwatch.app.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.driftwatch.calibrators.cherenkov.quality.Criterion;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.EventSettings;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.cherenkov.Dl2Options;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/**
 * An observation block on disk, ready to be played as often as wanted.
 *
 * @param description with the name of the array from the settings, if they have one
 * @param warnings what is odd about the file, one line each
 */
public record ArrayRun(Path file, Dl2Options options, RunDescription description, List<String> warnings) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    /** Known of every event anyway. */
    private static final List<String> IDS = List.of("obs_id", "event_id", "tel_id");

    static ArrayRun of(Path file, ArraySettings settings) throws IOException {
        Dl2Options options = options(settings);
        try (Dl2FileSource source = Dl2FileSource.open(file, options)) {
            return new ArrayRun(file, options, named(source.description(), settings.name()), source.warnings());
        }
    }

    private static Dl2Options options(ArraySettings settings) {
        var wanted = settings.input().reconstructors();
        Dl2Options usual = Dl2Options.DEFAULTS;
        Dl2Options options = new Dl2Options(
                wanted.energy().orElse(usual.energy()),
                wanted.geometry().orElse(usual.geometry()),
                wanted.gammaness().orElse(usual.gammaness()));
        return options.withParameters(parameters(settings.events()));
    }

    /** Image parameters: the usual ones and, where the file has them, those that criteria name. */
    private static List<String> parameters(EventSettings events) {
        Set<String> names = new LinkedHashSet<>(Dl2Options.PARAMETERS);
        for (Criterion criterion : events.criteria())
            NAME.matcher(criterion.expression()).results().map(MatchResult::group).forEach(names::add);
        names.removeAll(IDS);
        return List.copyOf(names);
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
                run.run(),
                run.source(),
                run.sources(),
                run.channels(),
                run.from(),
                run.until(),
                run.events(),
                array);
    }

    public RunSource<TelescopeEvent> open(Progress progress) throws IOException {
        return new Described(Dl2FileSource.open(file, options, progress), description);
    }

    private record Described(Dl2FileSource source, RunDescription description) implements RunSource<TelescopeEvent> {
        @Override
        public TelescopeEvent next() throws IOException {
            return source.next();
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
