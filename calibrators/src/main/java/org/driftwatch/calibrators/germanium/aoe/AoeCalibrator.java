package org.driftwatch.calibrators.germanium.aoe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.calibrators.germanium.survival.ClassifierCut;
import org.driftwatch.calibrators.germanium.survival.ContinuumSurvival;
import org.driftwatch.calibrators.germanium.survival.LineWindow;
import org.driftwatch.calibrators.germanium.survival.PeakSurvival;
import org.driftwatch.calibrators.germanium.survival.SurvivalFraction;
import org.driftwatch.calibrators.peak.Behaviour;
import org.driftwatch.calibrators.peak.NearbyPeakFit;
import org.driftwatch.calibrators.peak.PeakShape;

/**
 * The classifier of single-site events from A/E, its cuts and what survives them.
 * <pre>
 *   t = A/E / mean(run)                 time
 *   d = t (1 + alpha dt)                drift time, if on
 *   classifier = (d - mean(E)) / sigma(E)
 * </pre>
 * mean and sigma over energy come from bands of the Compton continuum, the low cut from the share of the double escape peak that is
 * to survive. Events or cells with counts. Stateless and thread-safe.
 *
 * @param settings what to do
 * @param fwhmKeV energy resolution [keV] at an energy [keV]
 */
public record AoeCalibrator(AoeSettings settings, DoubleUnaryOperator fwhmKeV) {
    private static final double DEP_KEV = 1592;
    private static final double DEP_SIGMAS = 4;
    private static final double FWHM_PER_SIGMA = 2.355;
    private static final double REACH_KEV = 1;

    /** Calibrates on the events of one run, whose value is the raw A/E. */
    public AoeResult calibrate(EventSample sample) {
        return calibrate(List.of(new AoeRun("", Double.NaN, sample)), null);
    }

    /**
     * Calibrates on several runs in order of time.
     *
     * @param last an earlier answer for nearly the same events to start from; null for none
     */
    public AoeResult calibrate(List<AoeRun> runs, AoeResult last) {
        List<RunMean> means = new ArrayList<>();
        AoePeak timePeak = AoePeak.none("no run");
        for (AoeRun run : runs) {
            AoePeak from = last != null && runs.size() == 1 ? last.timePeak() : null;
            timePeak = timePeak(run.sample(), from);
            means.add(RunMean.of(run.timestamp(), run.timeSeconds(), timePeak));
        }
        List<TimeFactor> factors = settings.timeMode().factors(means);
        return new Work(merged(runs, factors), last).result(means, factors, timePeak);
    }

    /**
     * Calibrates on one run that comes after others of which only the means are known.
     *
     * @param earlier in order of time
     * @param last an earlier answer for nearly the same events of this run to start from; null for none
     * @return means and factors of all the runs, the rest of this one
     */
    public AoeResult calibrate(List<RunMean> earlier, AoeRun run, AoeResult last) {
        AoePeak timePeak = timePeak(run.sample(), last == null ? null : last.timePeak());
        List<RunMean> means = new ArrayList<>(earlier);
        means.add(RunMean.of(run.timestamp(), run.timeSeconds(), timePeak));
        List<TimeFactor> factors = settings.timeMode().factors(means);
        EventSample timed = merged(List.of(run), factors.subList(earlier.size(), factors.size()));
        return new Work(timed, last).result(means, factors, timePeak);
    }

    /** Fit of A/E in the band that follows the time. */
    public AoePeak timePeak(EventSample sample, AoePeak last) {
        AoePoints points = new EnergyOrder(sample)
                .between(settings.bands().timeLowKeV(), settings.bands().timeHighKeV());
        return new AoePeakFit(settings.model()).fit(points, last);
    }

    private static EventSample merged(List<AoeRun> runs, List<TimeFactor> factors) {
        double[] divisors = factors.stream().mapToDouble(TimeFactor::mean).toArray();
        return EventSample.joined(runs.stream().map(AoeRun::sample).toList(), divisors);
    }

    /** One calibration after the time correction. */
    private final class Work {
        private final EventSample sample;
        private final AoeResult last;
        private final AoePeakFit fit = new AoePeakFit(settings.model());
        private final EnergyOrder order;
        private PeakSurvival dep;

        Work(EventSample timed, AoeResult last) {
            this.last = last;
            sample = timed;
            order = new EnergyOrder(timed);
        }

        AoeResult result(List<RunMean> means, List<TimeFactor> factors, AoePeak timePeak) {
            DriftCorrection drift = settings.driftMode() == DriftMode.NONE
                    ? null
                    : DriftCorrection.of(sample, settings.driftMode(), fit);
            if (drift != null) apply(drift.alpha());
            List<BandFit> bands = bands();
            EnergyCurves curves = EnergyCurves.of(bands);
            double sigma = fwhmKeV.applyAsDouble(DEP_KEV) / FWHM_PER_SIGMA;
            AoePeak depPeak = fit.fit(
                    order.between(DEP_KEV - DEP_SIGMAS * sigma, DEP_KEV + DEP_SIGMAS * sigma),
                    last == null ? null : last.dep());
            classify(curves);
            LineSurvival depSurvival = survival(
                    settings.cut().line(),
                    settings.cut().sweep().values(),
                    Double.NaN,
                    last == null ? null : last.depSurvival().shape());
            CutFit cut = CutFit.of(
                    depSurvival.sweep(),
                    settings.cut().acceptance(),
                    last == null ? null : last.cut().curve());
            double low = cut.lowCut();
            return new AoeResult(
                    means,
                    factors,
                    timePeak,
                    drift,
                    bands,
                    curves,
                    depPeak,
                    depSurvival,
                    cut,
                    settings.cut().high(),
                    lines(low),
                    passing(ClassifierCut.above(low)),
                    passing(ClassifierCut.between(low, settings.cut().high())),
                    sample.events());
        }

        private void apply(double alpha) {
            for (int i = 0; i < sample.size(); i++) sample.value()[i] *= 1 + alpha * sample.driftNs()[i];
        }

        private List<BandFit> bands() {
            double width = settings.bands().widthKeV();
            List<Double> edges = settings.bands().lowerEdges();
            List<BandFit> fits = new ArrayList<>();
            for (int k = 0; k < edges.size(); k++) {
                double low = edges.get(k);
                AoePeak from = last == null || last.bands().size() != edges.size()
                        ? null
                        : last.bands().get(k).peak();
                fits.add(new BandFit(low + 0.5 * width, fit.fit(order.between(low, low + width), from)));
            }
            return fits;
        }

        private void classify(EnergyCurves curves) {
            for (int i = 0; i < sample.size(); i++) {
                double energy = sample.energyKeV()[i];
                double mean = curves.meanAt(energy);
                double above = settings.compat() ? sample.value()[i] / mean - 1 : sample.value()[i] - mean;
                sample.value()[i] = above / curves.sigmaAt(energy);
            }
        }

        private List<LineSurvival> lines(double low) {
            List<Double> sweep = settings.sweep().values();
            List<LineSurvival> all = new ArrayList<>();
            for (int k = 0; k < settings.lines().size(); k++) {
                PeakShape from = last == null
                                || last.survival().size() != settings.lines().size()
                        ? null
                        : last.survival().get(k).shape();
                all.add(survival(settings.lines().get(k), sweep, low, from));
            }
            return all;
        }

        private LineSurvival survival(AoeSettings.Line line, List<Double> sweep, double low, PeakShape from) {
            ClassifierCut lowSide = ClassifierCut.above(low);
            ClassifierCut twoSided = ClassifierCut.between(low, settings.cut().high());
            boolean noCut = Double.isNaN(low);
            double fwhm = fwhmKeV.applyAsDouble(line.energyKeV());
            if (line.isContinuum()) {
                var continuum = new ContinuumSurvival(sample, LineWindow.continuum(line.energyKeV(), fwhm));
                return new LineSurvival(
                        line.energyKeV(),
                        sweep.stream()
                                .map(x -> new SweepPoint(x, continuum.survival(ClassifierCut.above(x))))
                                .toList(),
                        noCut ? SurvivalFraction.UNDEFINED : continuum.survival(lowSide),
                        noCut ? SurvivalFraction.UNDEFINED : continuum.survival(twoSided),
                        continuum.reason(),
                        null);
            }
            LineWindow window = new LineWindow(line.energyKeV(), fwhm, line.belowKeV(), line.aboveKeV());
            PeakSurvival peak = peak(line, window, from);
            return new LineSurvival(
                    line.energyKeV(),
                    sweep.stream()
                            .map(x -> new SweepPoint(x, peak.survival(ClassifierCut.above(x))))
                            .toList(),
                    noCut ? SurvivalFraction.UNDEFINED : peak.survival(lowSide),
                    noCut ? SurvivalFraction.UNDEFINED : peak.survival(twoSided),
                    peak.reason(),
                    peak.shape());
        }

        /** The double escape peak is asked for twice but fitted once. */
        private PeakSurvival peak(AoeSettings.Line line, LineWindow window, PeakShape from) {
            boolean isDep = line.equals(settings.cut().line());
            if (isDep && dep != null) return dep;
            PeakSurvival peak = PeakSurvival.of(sample, null, window, peakFit(), from);
            if (isDep) dep = peak;
            return peak;
        }

        private NearbyPeakFit peakFit() {
            return new NearbyPeakFit(REACH_KEV, 1, settings.compat() ? Behaviour.COMPAT : Behaviour.CORRECTED);
        }

        private long passing(ClassifierCut cut) {
            long sum = 0;
            for (int i = 0; i < sample.size(); i++) if (cut.passes(sample.value()[i])) sum += sample.weight()[i];
            return sum;
        }
    }
}
