package org.driftwatch.calibrators.germanium;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.EnergyCalibration.Attempt;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.histogram.RollingHistograms;
import org.driftwatch.calibrators.histogram.View;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.run.EventTime;

/**
 * One channel of one run, behind the DSP: event → histograms → calibration → energy → drift. The same object serves the stream and
 * the batch. Events come in the order of {@link org.driftwatch.topics.run.Event#ORDER}; data time moves by events and by {@link
 * #advance}. All state is in the store, put in the call that changes it: an object made anew from the store goes on to the bit. One
 * thread.
 */
public final class GermaniumChannel {
    private final MonitorSettings settings;
    private final String run;
    private final String channel;
    private final RollingHistograms histograms;
    private final EnergyCalibration calibration;
    private final DriftWatch drift;

    /** Goes on from what the store holds for this channel of this run. */
    public GermaniumChannel(MonitorSettings settings, String run, String channel, ChannelStore store) {
        this.settings = settings;
        this.run = run;
        this.channel = channel;
        histograms = new RollingHistograms(settings.histogram(), store);
        calibration = new EnergyCalibration(settings, store, histograms);
        drift = new DriftWatch(settings, store, histograms, calibration);
    }

    /** The next event. Its energy is by the calibration in force before it. */
    public Folded fold(DspEvent event) {
        double adc = event.value(settings.energy().energy());
        Features features = new Features(event, energyKeV(adc), calibration.version());
        Folded told = fold(event.timeNs(), event.eventNumber(), adc);
        return new Folded(features, told.drift(), told.parameters(), told.fits());
    }

    /** The same without features. */
    Folded fold(long timeNs, long eventNumber, double adc) {
        List<DriftPoint> points = close(timeNs);
        histograms.add(timeNs, eventNumber, adc);
        return told(points, calibration.counted(adc));
    }

    /** All events before this data time have been folded: closes slices and windows [ns since 1970]. */
    public Folded advance(long ns) {
        if (calibration.finished()) return Folded.NOTHING;
        return told(close(ns), Attempt.NONE);
    }

    /**
     * The run has ended, and {@link #advance} was told when: judges the windows that are open, then the last fit, on all events,
     * from a cold start. At most one cold fit; a second call does nothing.
     */
    public Folded finish() {
        if (calibration.finished()) return Folded.NOTHING;
        List<DriftPoint> points = drift.finish().stream().map(this::point).toList();
        return told(points, calibration.finish());
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
                snapshot(HistogramView.TOTAL, histograms.total()),
                snapshot(HistogramView.SLIDING, histograms.sliding()),
                snapshot(HistogramView.DECAYED, histograms.decayed()));
    }

    /** Removes the histograms from the store, after {@link #finish}; small state stays, so that nothing is done twice. */
    public void forgetHistograms() {
        histograms.clear();
    }

    private List<DriftPoint> close(long ns) {
        List<DriftPoint> points = new ArrayList<>();
        for (DriftWatch.Seen seen : drift.advance(ns)) {
            points.add(point(seen));
            calibration.saw(seen);
        }
        histograms.advance(ns);
        return points;
    }

    private Folded told(List<DriftPoint> points, Attempt attempt) {
        List<Parameter> parameters = attempt.published()
                .map(result -> List.of(parameter(result, attempt)))
                .orElse(List.of());
        return new Folded(null, points, parameters, attempt.fits());
    }

    private Parameter parameter(EnergyResult result, Attempt attempt) {
        int version = calibration.version();
        boolean anew = attempt.how().equals(EnergyCalibration.CORRECTED);
        drift.published(result, channel, "run " + run + " version " + version, anew);
        return new Parameter(
                1,
                GermaniumEnergy.SUBJECT,
                channel,
                run,
                version,
                EventTime.instant(histograms.totals().lastNs()),
                null,
                EnergyValues.of(result, settings.energy().energy(), attempt.counts()),
                provenance(attempt));
    }

    private SortedMap<String, String> provenance(Attempt attempt) {
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put("fit", attempt.how());
        provenance.put("events", Long.toString(histograms.totals().events()));
        provenance.put("refused", Long.toString(calibration.state().refused()));
        provenance.put("too_few", Long.toString(calibration.state().tooFew()));
        return provenance;
    }

    private DriftPoint point(DriftWatch.Seen seen) {
        var window = seen.window();
        var judged = window.judged();
        return new DriftPoint(
                1,
                run,
                channel,
                DriftWatch.quantity(settings.energy().lines().get(seen.line()).energyKeV()),
                EventTime.instant(window.fromNs()),
                EventTime.instant(window.atNs()),
                window.sighting().positionAdc(),
                window.sighting().errorAdc(),
                window.reference().positionAdc(),
                window.reference().errorAdc(),
                judged.z(),
                judged.shiftKev(),
                settings.drift().chart().systematicKev(),
                window.sighting().counts(),
                window.reference().name(),
                judged.state().high(),
                judged.state().low(),
                judged.limitKev(),
                judged.verdict());
    }

    private HistogramSnapshot snapshot(HistogramView view, View now) {
        return new HistogramSnapshot(
                run,
                channel,
                settings.energy().energy(),
                view,
                now.lowEdge(),
                now.binWidth(),
                now.fromNs(),
                now.untilNs(),
                now.events(),
                now.overflow(),
                now.contents());
    }
}
