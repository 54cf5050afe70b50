package org.driftwatch.app.production.limits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.app.production.ByName;
import org.driftwatch.app.settings.LimitsSettings;
import org.driftwatch.calibrators.simulation.limits.ArrayLimits;
import org.driftwatch.calibrators.simulation.limits.TriggeredEvents;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.ingest.simulation.reduced.FileConditions;
import org.driftwatch.ingest.simulation.reduced.ReducedEventFile;
import org.driftwatch.topics.simulation.ReducedEvents;

/** Limits of files, one by one in the order given. */
public final class LimitsRun {
    private final LimitsSettings settings;
    private final Form form;

    public LimitsRun(LimitsSettings settings, Form form) {
        this.settings = settings;
        this.form = form;
    }

    public LimitsResults limits(List<Path> files) throws IOException {
        ByName<FileLimits> all = new ByName<>();
        for (Path file : files) {
            ReducedEvents events = ReducedEventFile.read(file);
            all.put(file, events.name(), limits(events));
        }
        return new LimitsResults(1, form.toString(), settings.limits().confidence(), all.found());
    }

    private FileLimits limits(ReducedEvents events) {
        TriggeredEvents triggered = TriggeredEvents.of(events, form);
        SortedMap<String, LayoutLimits> layouts = new TreeMap<>();
        settings.layouts().forEach((name, telescopes) -> {
            ArrayLimits limits = ArrayLimits.of(triggered, telescopes, settings.limits(), form);
            layouts.put(name, LayoutLimits.of(telescopes.ids(), limits, settings.firstEvents()));
        });
        return FileLimits.of(FileConditions.of(events.name()), triggered.ambiguous(), triggered.unmatched(), layouts);
    }
}
