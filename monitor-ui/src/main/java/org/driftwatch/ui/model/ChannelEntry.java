package org.driftwatch.ui.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;

/** All that is kept of one channel of one run. Guarded by the model's lock. */
final class ChannelEntry {
    private final String channel;
    private final TreeMap<String, SpectrumFrame> spectra = new TreeMap<>();
    private final Versions versions = new Versions();
    private final TreeMap<String, SubjectVersions> subjects = new TreeMap<>();
    private final Charts charts = new Charts();
    private SubjectProgress progress;
    private long progressChanged;
    private long receivedMs;
    private ChannelSummary summary;
    private long changed;

    ChannelEntry(String channel) {
        this.channel = channel;
    }

    void histogram(HistogramSnapshot snapshot, byte[] bytes, long atMs, long version) {
        spectra.put(
                snapshot.quantity() + "/" + snapshot.view().key(), SpectrumFrame.of(snapshot, bytes, atMs, version));
        receivedMs = Math.max(receivedMs, atMs);
    }

    void parameter(Parameter parameter, long version, int limit) {
        if (parameter.subject().equals(GermaniumEnergy.SUBJECT)) versions.add(parameter, version, limit);
        else subjects.computeIfAbsent(parameter.subject(), SubjectVersions::new).add(parameter, version, limit);
    }

    void progress(SubjectProgress now, long version) {
        progress = now;
        progressChanged = version;
    }

    void drift(DriftPoint point, long version, int limit) {
        charts.add(point, version, limit);
    }

    /** The newest frame of a view, null without; with several quantities the first by name. */
    SpectrumFrame spectrum(HistogramView view) {
        return spectra.values().stream()
                .filter(frame -> frame.view() == view)
                .findFirst()
                .orElse(null);
    }

    /** Versions of a subject in short. */
    List<VersionLine> versions(String subject) {
        if (subject.equals(GermaniumEnergy.SUBJECT))
            return versions.since(0).stream().map(VersionLine::of).toList();
        SubjectVersions further = subjects.get(subject);
        return further == null ? List.of() : further.since(0).versions();
    }

    ChannelDetail detail(String run, long sinceVersion) {
        return new ChannelDetail(
                run,
                channel,
                sinceVersion == 0,
                versions.since(sinceVersion),
                versions.cut(),
                subjects.values().stream()
                        .map(each -> each.since(sinceVersion))
                        .filter(Objects::nonNull)
                        .toList(),
                progressChanged > sinceVersion ? progress : null,
                charts.since(sinceVersion),
                charts.cut());
    }

    long events() {
        SpectrumFrame total = spectrum(HistogramView.TOTAL);
        return total == null ? 0 : total.events();
    }

    /** Judges the channel anew; takes {@code version} if anything about it is different. */
    void summarise(RunClock clock, ModelLimits limits, long version) {
        ChannelSummary now = summary(clock, limits);
        if (now.equals(summary)) return;
        summary = now;
        changed = version;
    }

    ChannelSummary summary() {
        return summary;
    }

    long changed() {
        return changed;
    }

    private ChannelSummary summary(RunClock clock, ModelLimits limits) {
        SpectrumFrame total = spectrum(HistogramView.TOTAL);
        DriftPoint headline = charts.headline();
        Parameter newest = versions.newest(EventTime.instant(Math.max(0, clock.dataUntilNs())));
        ChannelJudge.Verdict verdict = new ChannelJudge(clock, limits).judge(total, newest, charts);
        return new ChannelSummary(
                channel,
                verdict.state(),
                verdict.reason(),
                verdict.since(),
                events(),
                total == null ? Double.NaN : rate(total),
                headline == null ? null : headline.quantity(),
                headline == null ? Double.NaN : headline.shift(),
                headline == null ? Double.NaN : headline.limit(),
                headline == null ? null : headline.unit(),
                headline == null ? Double.NaN : headline.shiftKev(),
                headline == null ? Double.NaN : headline.limitKev(),
                headline == null ? Double.NaN : headline.z(),
                newest == null ? 0 : newest.version(),
                newest != null && newest.value() instanceof GermaniumEnergy energy ? energy.qbbFwhmKev() : Double.NaN,
                until(total),
                receivedMs);
    }

    private static Instant until(SpectrumFrame total) {
        return total == null ? null : EventTime.instant(total.untilNs());
    }

    /** Events per second of data time. */
    static double rate(SpectrumFrame total) {
        double seconds = (total.untilNs() - total.fromNs()) / (double) EventTime.SECOND;
        return seconds > 0 ? total.events() / seconds : Double.NaN;
    }

    /** The versions of the energy calibration and the newest of each further subject. */
    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(versions.since(0));
        subjects.values().forEach(each -> all.add(each.newest()));
        return all;
    }
}
