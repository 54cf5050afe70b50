package org.driftwatch.calibrators.germanium;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.calibrators.drift.QuantityDrift;
import org.driftwatch.calibrators.germanium.EnergyCalibration.Attempt;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.germanium.energy.Polynomial;
import org.driftwatch.calibrators.germanium.jobs.EventReference;
import org.driftwatch.calibrators.germanium.jobs.JobRequests;
import org.driftwatch.calibrators.germanium.recent.WaveformChoice;
import org.driftwatch.calibrators.germanium.subject.Past;
import org.driftwatch.calibrators.germanium.subject.Question;
import org.driftwatch.calibrators.germanium.subject.Subjects;
import org.driftwatch.calibrators.germanium.subject.Subjects.Answered;
import org.driftwatch.calibrators.histogram.RollingHistograms;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.GermaniumPoleZero;
import org.driftwatch.topics.germanium.JobRequest;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.hit.HitOperation;
import org.driftwatch.topics.parameter.Parameter;

/**
 * One channel of one run, behind the DSP: event → histograms → calibration → energy → drift, and the further subjects. The same object serves the stream and
 * the batch. Events come in the order of {@link org.driftwatch.topics.run.Event#ORDER}; data time moves by events and by {@link
 * #advance}. All state is in the store, put in the call that changes it: an object made anew from the store goes on to the bit. One
 * thread.
 */
public final class GermaniumChannel {
    private final MonitorSettings settings;
    private final String run;
    private final String channel;
    private final ChannelRecords records;
    private final RollingHistograms histograms;
    private final EnergyCalibration calibration;
    private final DriftWatch drift;
    private final Subjects subjects;
    private final JobRequests jobs;
    private final WaveformChoice choice;

    /** Goes on from what the store holds for this channel of this run. */
    public GermaniumChannel(MonitorSettings settings, String run, String channel, ChannelStore store) {
        this(settings, run, channel, store, new InMemoryChannelStore());
    }

    /** The same; {@code memory} belongs to the channel over all its runs, which come one after the other. */
    public GermaniumChannel(
            MonitorSettings settings, String run, String channel, ChannelStore store, ChannelStore memory) {
        this.settings = settings;
        this.run = run;
        this.channel = channel;
        records = new ChannelRecords(settings, run, channel);
        histograms = new RollingHistograms(settings.histogram(), store);
        calibration = new EnergyCalibration(settings, store, histograms);
        drift = new DriftWatch(settings, store, histograms, calibration);
        subjects = new Subjects(run, settings.subjects().open(store, new Past(run, memory)), settings.drift(), store);
        jobs = new JobRequests(settings.jobs(), store);
        choice = settings.jobs().choice();
        if (calibration.current() != null) applyEnergy(calibration.current());
    }

    /** The next event, without a waveform. */
    public Folded fold(DspEvent event) {
        return fold(event, EventReference.NOWHERE);
    }

    /** The next event; {@code place} is where its waveform can be read again. Its energy and its derived columns are by the parameters in force before it; a pulse of a pulser is in no fit. */
    public Folded fold(DspEvent event, long place) {
        double adc = event.value(settings.energy().energy());
        Features features = subjects.features(event, energyKeV(adc), calibration.version());
        List<DriftPoint> points = close(event.timeNs());
        boolean pulse = features.value(CutSettings.IS_PULSER) == 1;
        double fitted = pulse ? Double.NaN : adc;
        histograms.add(event.timeNs(), event.eventNumber(), fitted);
        Attempt attempt = calibration.counted(fitted);
        Optional<EnergyResult> energy = Optional.ofNullable(calibration.current());
        Folded told = told(features, points, attempt, subjects.count(features, energy));
        return pulse ? told : told.asking(choose(features, place));
    }

    /** Remembers an event that jobs can use; asks when there are enough. */
    private List<JobRequest> choose(Features event, long place) {
        if (place == EventReference.NOWHERE || !settings.jobs().enabled()) return List.of();
        double adc = event.dsp().value(settings.energy().energy());
        EventReference reference = new EventReference(event.timeNs(), event.eventNumber(), place, adc);
        jobs.add(choice.candidate(event.dsp()), reference, scale());
        if (!jobs.due()) return List.of();
        SortedMap<String, Integer> versions = new TreeMap<>();
        for (String subject : subjects.versions().keySet()) versions.put(subject, 0);
        return jobs.filled(moment(versions, null)).stream().toList();
    }

    private List<JobRequest> lastRequest(List<Answered> answers) {
        SortedMap<String, Integer> versions = new TreeMap<>();
        subjects.versions().forEach((subject, version) -> versions.put(subject, version + 1));
        GermaniumPoleZero.Part single = answers.stream()
                .map(answered -> answered.answer().value())
                .filter(GermaniumPoleZero.class::isInstance)
                .map(value -> ((GermaniumPoleZero) value).pzSingle())
                .findFirst()
                .orElse(null);
        return jobs.finish(moment(versions, single), scale()).stream().toList();
    }

    private JobRequests.Moment moment(SortedMap<String, Integer> versions, GermaniumPoleZero.Part pzSingle) {
        return new JobRequests.Moment(
                run, channel, kevPerAdc(), histograms.totals().lastNs(), versions, pzSingle);
    }

    private Optional<DoubleUnaryOperator> scale() {
        return Optional.ofNullable(calibration.current()).map(current -> current.scale()::energyKeV);
    }

    private double kevPerAdc() {
        if (calibration.current() == null) return Double.NaN;
        Polynomial scale = calibration.current().scale();
        return scale.slope(scale.adc(settings.energy().resolutionAtKeV()));
    }

    /** All events before this data time have been folded: closes slices and windows [ns since 1970]. */
    public Folded advance(long ns) {
        if (calibration.finished()) return Folded.NOTHING;
        return told(null, close(ns), Attempt.NONE, List.of());
    }

    /** The run has ended; nobody holds its columns. */
    public Folded finish() {
        return finish(Optional.empty());
    }

    /**
     * The run has ended, and {@link #advance} was told when: judges the windows that are open, then the last fit, on all events,
     * from a cold start, then the last answer of each further subject, then the last request for a job. At most one cold fit; a second call does nothing.
     *
     * @param columns exact values of all events where the caller holds them
     */
    public Folded finish(Optional<Question.Columns> columns) {
        if (calibration.finished()) return Folded.NOTHING;
        List<DriftPoint> points = new ArrayList<>();
        DriftWatch.Closed closed = drift.finish();
        for (DriftWatch.Seen seen : closed.positions()) points.add(records.point(seen));
        for (WidthWatch.Closed width : closed.widths()) points.add(records.point(width));
        for (QuantityDrift.Window window : subjects.endWindows()) points.add(records.point(window));
        Attempt attempt = calibration.finish();
        Question last = new Question(Optional.ofNullable(calibration.current()), true, columns);
        List<Answered> answers = subjects.finish(last, histograms.totals().lastNs());
        return told(null, points, attempt, answers).asking(lastRequest(answers));
    }

    /** True after {@link #finish}. */
    public boolean finished() {
        return calibration.finished();
    }

    /** Energy of an uncalibrated one by the calibration in force; NaN before the first [keV]. */
    public double energyKeV(double adc) {
        EnergyResult current = calibration.current();
        return current == null ? Double.NaN : current.scale().energyKeV(adc);
    }

    /** The three views as they are now, for display. */
    public List<HistogramSnapshot> snapshots() {
        return List.of(
                records.snapshot(HistogramView.TOTAL, histograms.total()),
                records.snapshot(HistogramView.SLIDING, histograms.sliding()),
                records.snapshot(HistogramView.DECAYED, histograms.decayed()));
    }

    /** How far the energy scale and the further subjects are, for display. */
    public SubjectProgress progress() {
        List<SubjectProgress.Step> steps = new ArrayList<>(List.of(calibration.progress()));
        steps.addAll(subjects.progress());
        return records.progress(histograms.totals().lastNs(), steps);
    }

    /** Removes the histograms from the store, after {@link #finish}; small state stays, so that nothing is done twice. */
    public void forgetHistograms() {
        histograms.clear();
        subjects.clear();
        jobs.clear();
    }

    private List<DriftPoint> close(long ns) {
        List<DriftPoint> points = new ArrayList<>();
        DriftWatch.Closed closed = drift.advance(ns);
        for (DriftWatch.Seen seen : closed.positions()) {
            points.add(records.point(seen));
            calibration.saw(seen);
        }
        for (WidthWatch.Closed width : closed.widths()) points.add(records.point(width));
        for (QuantityDrift.Window window : subjects.advance(ns)) points.add(records.point(window));
        histograms.advance(ns);
        return points;
    }

    private Folded told(Features features, List<DriftPoint> points, Attempt attempt, List<Answered> answers) {
        List<Parameter> parameters = new ArrayList<>();
        Folded.Fits fits = calibration.finished() && calibration.version() == 0
                ? attempt.fits().withoutScale()
                : attempt.fits();
        attempt.published().ifPresent(result -> parameters.add(parameter(result, attempt)));
        for (Answered answered : answers) {
            fits = fits.plus(fits(answered));
            if (answered.answer().given())
                parameters.add(records.answered(
                        answered,
                        calibration.finished() ? "final" : "due",
                        histograms.totals().lastNs()));
        }
        return new Folded(features, points, parameters, fits);
    }

    private static Folded.Fits fits(Answered answered) {
        String reason = answered.answer().reason();
        return answered.answer().given()
                ? new Folded.Fits(1, 0, 0, "")
                : new Folded.Fits(0, 0, 1, answered.subject() + ": " + reason);
    }

    private void applyEnergy(EnergyResult result) {
        GermaniumEnergy value = EnergyValues.of(result, settings.energy().energy(), 0);
        SortedMap<String, String> keV = new TreeMap<>(Map.of("units", "keV"));
        subjects.energy(
                settings.energy().energy() + "_cal", new HitOperation(value.expression(), value.parameters(), keV));
    }

    private Parameter parameter(EnergyResult result, Attempt attempt) {
        boolean anew = attempt.how().equals(EnergyCalibration.CORRECTED);
        drift.published(result, channel, "run " + run + " version " + calibration.version(), anew);
        applyEnergy(result);
        return records.energy(result, attempt, calibration.state(), histograms.totals());
    }
}
