package org.driftwatch.app.batch;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.app.results.ResultsBuilder;
import org.driftwatch.app.settings.Settings;
import org.driftwatch.app.wiring.Version;
import org.driftwatch.calibrators.germanium.Folded;
import org.driftwatch.calibrators.germanium.GermaniumBatch;
import org.driftwatch.calibrators.germanium.jobs.GermaniumJobs;
import org.driftwatch.calibrators.germanium.jobs.JobCalculation;
import org.driftwatch.ingest.germanium.GermaniumRun;
import org.driftwatch.ingest.run.Progress;
import org.driftwatch.streams.deadletter.RejectedException;
import org.driftwatch.streams.germanium.GroupedDsp;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.germanium.Waveform;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;
import org.driftwatch.topics.run.Mark.PartitionDone;
import org.driftwatch.topics.run.RunDescription;
import org.driftwatch.topics.run.RunSource;

/** Calibrates whole runs; each channel answers as a partition of its own. */
public final class BatchCalibration {
    private final Settings settings;
    private final Progress progress;
    private final JobCalculation jobs;
    private final ResultsBuilder results = new ResultsBuilder();
    private final SortedMap<String, Long> rejected = new TreeMap<>();

    public BatchCalibration(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        jobs = new JobCalculation(
                new GermaniumJobs(),
                settings.germanium().monitor().jobs(),
                settings.germanium().dsp()::of);
    }

    public ResultsBuilder calibrate(List<GermaniumRun> runs) throws IOException {
        for (GermaniumRun run : runs) calibrate(run);
        return results;
    }

    private void calibrate(GermaniumRun run) throws IOException {
        RunDescription description = run.description();
        GermaniumBatch batch = new GermaniumBatch(settings.germanium().monitor(), description.run());
        description.channels().forEach(batch::declare);
        rejected.clear();
        read(run, batch);
        List<JobRequest> requests = new ArrayList<>();
        batch.finish(EventTime.ns(description.until()), answer -> {
            take(description, answer);
            answer.published().forEach(folded -> requests.addAll(folded.requests()));
        });
        for (JobRequest request : requests) answer(request, run);
        results.add(done(description, List.of(), 0, null, null, rejected, new TreeMap<>()));
    }

    private void read(GermaniumRun run, GermaniumBatch batch) throws IOException {
        if (run instanceof GermaniumRun.Raw raw) {
            try (RunSource<Waveform> source = raw.open(progress)) {
                GroupedDsp dsp = new GroupedDsp(settings.germanium().dsp());
                long number = 0;
                for (Waveform wave = source.next(); wave != null; wave = source.next()) add(wave, number++, dsp, batch);
            }
        } else if (run instanceof GermaniumRun.Dsp dsp) {
            try (RunSource<DspEvent> source = dsp.open(progress)) {
                for (DspEvent event = source.next(); event != null; event = source.next()) batch.add(event);
            }
        }
    }

    private void add(Waveform waveform, long number, GroupedDsp dsp, GermaniumBatch batch) {
        try {
            batch.add(dsp.process(waveform), number);
        } catch (RejectedException e) {
            rejected.merge(e.reason(), 1L, Long::sum);
        }
    }

    /** Reads the waveforms of a request again; one channel at a time is in memory. */
    private void answer(JobRequest request, GermaniumRun run) throws IOException {
        if (!(run instanceof GermaniumRun.Raw raw)) return;
        Map<Long, Waveform> waveforms = raw.waveforms(JobCalculation.places(request));
        jobs.answer(request, waveforms).forEach(parameter -> results.add(withOrigin(parameter)));
    }

    private void take(RunDescription run, GermaniumBatch.Answer answer) {
        for (Folded folded : answer.published()) {
            folded.parameters().forEach(parameter -> results.add(withOrigin(parameter)));
            folded.drift().forEach(results::add);
        }
        SortedMap<String, String> without = new TreeMap<>();
        answer.published().stream()
                .map(folded -> folded.fits().uncalibrated())
                .filter(reason -> !reason.isEmpty())
                .forEach(reason -> without.put(answer.channel(), reason));
        boolean empty = answer.events() == 0;
        Instant first = empty ? null : EventTime.instant(answer.firstNs());
        Instant last = empty ? null : EventTime.instant(answer.lastNs());
        List<String> channels = empty ? List.of() : List.of(answer.channel());
        results.add(done(run, channels, answer.events(), first, last, new TreeMap<>(), without));
    }

    private Parameter withOrigin(Parameter parameter) {
        SortedMap<String, String> provenance = new TreeMap<>(parameter.provenance());
        provenance.put("settings", settings.hash());
        provenance.put("code", Version.text());
        provenance.put("input", "batch");
        return parameter.withProvenance(provenance);
    }

    private static PartitionDone done(
            RunDescription run,
            List<String> channels,
            long events,
            Instant first,
            Instant last,
            SortedMap<String, Long> rejected,
            SortedMap<String, String> uncalibrated) {
        return new PartitionDone(
                PartitionDone.NAME,
                run.run(),
                Topics.GE_DSP.name(),
                0,
                1,
                events,
                channels,
                first,
                last,
                new TreeMap<>(rejected),
                uncalibrated);
    }
}
