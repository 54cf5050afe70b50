package org.driftwatch.calibrators.germanium;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.drift.Bad;
import org.driftwatch.calibrators.drift.QuantityDrift;
import org.driftwatch.calibrators.drift.Width;
import org.driftwatch.calibrators.germanium.EnergyCalibration.Attempt;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.germanium.subject.Subjects.Answered;
import org.driftwatch.calibrators.histogram.Totals;
import org.driftwatch.calibrators.histogram.View;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.germanium.SubjectProgress;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.histogram.HistogramView;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.run.EventTime;

/** Puts what a channel of a run has found into the records that are published. */
record ChannelRecords(MonitorSettings settings, String run, String channel) {
    /**
     * A version of the energy scale.
     *
     * @param state of the calibration behind it
     * @param totals of the histograms: when, and after how many events
     */
    Parameter energy(EnergyResult result, Attempt attempt, CalibrationState state, Totals totals) {
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put("fit", attempt.how());
        provenance.put("events", Long.toString(totals.events()));
        provenance.put("refused", Long.toString(state.refused()));
        provenance.put("too_few", Long.toString(state.tooFew()));
        ParameterValue value = EnergyValues.of(result, settings.energy().energy(), attempt.counts());
        return parameter(GermaniumEnergy.SUBJECT, state.answer().version(), totals.lastNs(), value, provenance);
    }

    /** A version of a further subject at a data time. */
    Parameter answered(Answered answered, String fit, long ns) {
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put("fit", fit);
        provenance.put("events", Long.toString(answered.answer().counts()));
        return parameter(
                answered.subject(), answered.version(), ns, answered.answer().value(), provenance);
    }

    private Parameter parameter(
            String subject, int version, long ns, ParameterValue value, SortedMap<String, String> provenance) {
        return new Parameter(1, subject, channel, run, version, EventTime.instant(ns), null, value, provenance);
    }

    /** How far the subjects are at a data time. */
    SubjectProgress progress(long ns, List<SubjectProgress.Step> steps) {
        return new SubjectProgress(1, run, channel, EventTime.instant(ns), steps);
    }

    /** The position of a line in a window. */
    DriftPoint point(DriftWatch.Seen seen) {
        var window = seen.window();
        var judged = window.judged();
        return new DriftPoint(
                1,
                run,
                channel,
                DriftWatch.quantity(
                        "position", settings.energy().lines().get(seen.line()).energyKeV()),
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

    /** The width of a line in a window. */
    DriftPoint point(WidthWatch.Closed closed) {
        var window = closed.window();
        var judged = window.judged();
        Width reference = window.reference().fwhm();
        var chart = settings.drift().width();
        var measured = new DriftPoint.Measured(
                "keV",
                window.fwhm().value(),
                window.fwhm().error(),
                reference.value(),
                reference.error(),
                judged.shift(),
                chart.systematic() * reference.value(),
                judged.limit(),
                "up",
                judged.improved(),
                new DriftPoint.Average(judged.average(), judged.smoothed(), chart.warn(), chart.alarm()));
        String quantity = DriftWatch.quantity(
                "fwhm", settings.energy().lines().get(closed.line()).energyKeV());
        return DriftPoint.of(
                new DriftPoint.Window(
                        run,
                        channel,
                        quantity,
                        EventTime.instant(window.fromNs()),
                        EventTime.instant(window.atNs()),
                        window.counts(),
                        window.reference().name()),
                DriftPoint.Judged.byAverage(judged.z(), judged.verdict()),
                measured);
    }

    /** Another quantity in a window. */
    DriftPoint point(QuantityDrift.Window window) {
        double width = window.watched().width();
        var judged = window.judged();
        Bad bad = window.watched().bad();
        var measured = new DriftPoint.Measured(
                window.watched().unit(),
                window.mean().value(),
                window.mean().error(),
                window.reference().value(),
                window.reference().error(),
                window.shift(),
                settings.drift().chart().systematicKev() * width,
                judged.limitKev() * width,
                bad == Bad.BOTH ? null : bad.name().toLowerCase(Locale.ROOT),
                bad == Bad.BOTH ? null : judged.improved());
        return DriftPoint.of(
                new DriftPoint.Window(
                        run,
                        channel,
                        window.watched().quantity(),
                        EventTime.instant(window.fromNs()),
                        EventTime.instant(window.atNs()),
                        window.mean().counts(),
                        window.name()),
                new DriftPoint.Judged(
                        judged.z(), judged.state().high(), judged.state().low(), judged.verdict()),
                measured);
    }

    /** The histogram as it is now. */
    HistogramSnapshot snapshot(HistogramView view, View now) {
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
