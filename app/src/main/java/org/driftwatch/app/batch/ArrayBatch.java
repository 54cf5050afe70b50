package org.driftwatch.app.batch;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.driftwatch.app.recording.ArrayRecording;
import org.driftwatch.app.recording.ArrayRun;
import org.driftwatch.app.results.ResultsBuilder;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.wiring.Version;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.streams.cherenkov.ArrayCalculation;
import org.driftwatch.streams.cherenkov.ArrayCalculations;
import org.driftwatch.streams.cherenkov.ArrayEvents;
import org.driftwatch.streams.cherenkov.ArrayJoins;
import org.driftwatch.streams.cherenkov.JoinedEvents;
import org.driftwatch.streams.cherenkov.ShowerJoin;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.RunSource;

/** Calibrates whole observation blocks of telescope arrays, one after the other. */
public final class ArrayBatch {
    private final ShowerJoin.Factory joins;
    private final ArrayCalculation.Factory arrays;
    private final Progress progress;
    private final ResultsBuilder results = new ResultsBuilder();
    /** What each array remembers of the blocks before. */
    private final Map<String, ChannelStore> memories = new TreeMap<>();

    public ArrayBatch(ShowerJoin.Factory joins, ArrayCalculation.Factory arrays, Progress progress) {
        this.joins = joins;
        this.arrays = arrays;
        this.progress = progress;
    }

    /** The calibration of these settings. */
    public static ArrayBatch of(Settings settings, Progress progress) {
        TreeMap<String, String> provenance =
                new TreeMap<>(Map.of("settings", settings.hash(), "code", Version.text()));
        return new ArrayBatch(
                new ArrayJoins(settings.array().events()),
                new ArrayCalculations(settings.array(), provenance),
                progress);
    }

    public ResultsBuilder calibrate(ArrayRecording recording) throws IOException {
        for (ArrayRun run : recording.runs()) calibrate(run);
        return results;
    }

    private void calibrate(ArrayRun run) throws IOException {
        JoinedEvents joined = new JoinedEvents(run.description(), joins);
        String array = run.description().array().name();
        ChannelStore memory = memories.computeIfAbsent(array, name -> new InMemoryChannelStore());
        ArrayEvents events = new ArrayEvents(run.description(), arrays, memory, this::take);
        try (RunSource<TelescopeEvent> source = run.open(progress)) {
            for (TelescopeEvent event = source.next(); event != null; event = source.next())
                joined.add(event, events::add);
        }
        results.add(joined.finish(events::add));
        results.add(events.finish());
    }

    private void take(ArrayCalculation.Answer answer) {
        answer.parameters().forEach(parameter -> results.add(withOrigin(parameter)));
        answer.drift().forEach(results::add);
    }

    private static Parameter withOrigin(Parameter parameter) {
        TreeMap<String, String> provenance = new TreeMap<>(parameter.provenance());
        provenance.put("input", "batch");
        return parameter.withProvenance(provenance);
    }
}
