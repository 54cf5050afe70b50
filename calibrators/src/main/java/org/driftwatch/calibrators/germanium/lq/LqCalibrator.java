package org.driftwatch.calibrators.germanium.lq;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.calibrators.germanium.aoe.AoeSettings.Line;
import org.driftwatch.calibrators.germanium.aoe.SweepPoint;
import org.driftwatch.calibrators.germanium.lq.LqAnswer.Calibrated;
import org.driftwatch.calibrators.germanium.lq.LqAnswer.Refused;
import org.driftwatch.calibrators.germanium.lq.LqSettings.Window;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.calibrators.germanium.survival.ClassifierCut;
import org.driftwatch.calibrators.germanium.survival.ContinuumSurvival;
import org.driftwatch.calibrators.germanium.survival.LineWindow;
import org.driftwatch.calibrators.germanium.survival.PeakSurvival;
import org.driftwatch.calibrators.peak.Behaviour;
import org.driftwatch.calibrators.peak.NearbyPeakFit;
import org.driftwatch.calibrators.peak.PeakShape;

/**
 * The classifier of late charge, its cut and what survives it.
 * <pre>
 *   t = LQ/E / mean           mean of the double escape peak, over the runs
 *   c = t - dt a - b          straight line against drift time
 *   classifier = c / sigma    width of c in the double escape peak; events below the cut pass
 * </pre>
 * Events or cells with counts. Stateless and thread-safe.
 *
 * @param settings what to do
 * @param fwhmKeV energy resolution [keV] at an energy [keV]
 */
public record LqCalibrator(LqSettings settings, DoubleUnaryOperator fwhmKeV) {
    private static final double REACH_KEV = 1;

    /** Calibrates on the events of one run, whose value is LQ over uncalibrated energy. */
    public LqAnswer calibrate(EventSample sample) {
        return calibrate(List.of(new LqRun("", sample)), null);
    }

    /**
     * Calibrates on several runs in order of time.
     *
     * @param last an earlier answer for nearly the same events to start from; null for none
     */
    public LqAnswer calibrate(List<LqRun> runs, LqResult last) {
        long inPeak = runs.stream()
                .mapToLong(run -> points(run.sample(), settings.peak().inside()).events())
                .sum();
        if (inPeak < settings.peak().minimumEvents())
            return new Refused(inPeak + " events in the double escape peak, needs "
                    + settings.peak().minimumEvents());
        List<LqTimeMean> means = runs.stream()
                .map(run -> LqTimeMean.of(
                        run.timestamp(), points(run.sample(), settings.peak().inside())))
                .toList();
        double mean = weighted(means);
        if (!(mean > 0)) return new Refused("no peak of LQ in the double escape peak");
        return corrected(timed(runs, means, mean), means, mean, last);
    }

    private LqAnswer corrected(EventSample timed, List<LqTimeMean> means, double mean, LqResult last) {
        Optional<LqPeakFit> before = peak(timed);
        if (before.isEmpty()) return new Refused("no fit of LQ in the double escape peak");
        Optional<LqDriftLine> line =
                LqDriftLine.of(points(timed, settings.peak().core()), before.get());
        if (line.isEmpty()) return new Refused("too few drift times in the double escape peak");
        EventSample straight = straightened(timed, line.get());
        Optional<LqPeakFit> peak = peak(straight);
        if (peak.isEmpty()) return new Refused("no fit of corrected LQ in the double escape peak");
        EventSample classified = scaled(straight, peak.get().sigma());
        return new Calibrated(new LqResult(
                means,
                mean,
                line.get(),
                peak.get(),
                settings.cutSigmas(),
                survival(classified, last),
                passing(classified),
                classified.events()));
    }

    private LqPoints points(EventSample sample, Window window) {
        return LqPoints.in(sample, settings.peak().energyKeV(), window);
    }

    private Optional<LqPeakFit> peak(EventSample sample) {
        return LqPeakFit.of(
                points(sample, settings.peak().inside()),
                points(sample, settings.peak().beside()));
    }

    /** Σ m/r / Σ 1/r over the runs that have a mean m with relative width r; NaN if none has. */
    private static double weighted(List<LqTimeMean> means) {
        double sum = 0;
        double weights = 0;
        for (LqTimeMean each : means) {
            double weight = 1 / each.resolution();
            if (!(Math.abs(weight) < Double.POSITIVE_INFINITY)) continue;
            sum += weight * each.mean();
            weights += weight;
        }
        return sum / weights;
    }

    /** All runs as one; events of a run without a mean have no LQ. */
    private static EventSample timed(List<LqRun> runs, List<LqTimeMean> means, double mean) {
        double[] divisors = means.stream()
                .mapToDouble(each -> Double.isNaN(each.mean()) ? Double.NaN : mean)
                .toArray();
        return EventSample.joined(runs.stream().map(LqRun::sample).toList(), divisors);
    }

    private static EventSample straightened(EventSample sample, LqDriftLine line) {
        double[] value = new double[sample.size()];
        for (int i = 0; i < value.length; i++)
            value[i] = sample.value()[i] - sample.driftNs()[i] * line.slope() - line.intercept();
        return new EventSample(sample.energyKeV(), value, sample.driftNs(), sample.weight());
    }

    private static EventSample scaled(EventSample sample, double sigma) {
        double[] value = new double[sample.size()];
        for (int i = 0; i < value.length; i++) value[i] = sample.value()[i] / sigma;
        return new EventSample(sample.energyKeV(), value, sample.driftNs(), sample.weight());
    }

    private List<LqSurvival> survival(EventSample sample, LqResult last) {
        List<LqSurvival> all = new ArrayList<>();
        for (int k = 0; k < settings.lines().size(); k++) {
            boolean known =
                    last != null && last.survival().size() == settings.lines().size();
            all.add(survival(
                    sample,
                    settings.lines().get(k),
                    known ? last.survival().get(k).shape() : null));
        }
        return all;
    }

    private LqSurvival survival(EventSample sample, Line line, PeakShape from) {
        List<Double> sweep = settings.sweep().values();
        ClassifierCut cut = ClassifierCut.below(settings.cutSigmas());
        double fwhm = fwhmKeV.applyAsDouble(line.energyKeV());
        if (line.isContinuum()) {
            var continuum = new ContinuumSurvival(sample, LineWindow.continuum(line.energyKeV(), fwhm));
            List<SweepPoint> points = sweep.stream()
                    .map(x -> new SweepPoint(x, continuum.survival(ClassifierCut.below(x))))
                    .toList();
            return new LqSurvival(line.energyKeV(), points, continuum.survival(cut), continuum.reason(), null);
        }
        Behaviour behaviour = settings.compat() ? Behaviour.COMPAT : Behaviour.CORRECTED;
        LineWindow window = new LineWindow(line.energyKeV(), fwhm, line.belowKeV(), line.aboveKeV());
        PeakSurvival peak = PeakSurvival.of(sample, null, window, new NearbyPeakFit(REACH_KEV, 1, behaviour), from);
        List<SweepPoint> points = sweep.stream()
                .map(x -> new SweepPoint(x, peak.survival(ClassifierCut.below(x))))
                .toList();
        return new LqSurvival(line.energyKeV(), points, peak.survival(cut), peak.reason(), peak.shape());
    }

    private long passing(EventSample sample) {
        long sum = 0;
        for (int i = 0; i < sample.size(); i++) if (sample.value()[i] < settings.cutSigmas()) sum += sample.weight()[i];
        return sum;
    }
}
