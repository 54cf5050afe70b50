package org.driftwatch.calibrators.germanium.aoe;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.special.Gamma;
import org.driftwatch.calibrators.germanium.aoe.DriftCorrection.DriftPeak;
import org.driftwatch.calibrators.germanium.survival.SurvivalFraction;
import org.driftwatch.topics.germanium.GermaniumAoe;

/** Turns a calibration into what is published of it. */
public record AoeReport(AoeSettings settings) {
    private static final String MODEL = "aoe_peak";

    /** The published record. */
    public GermaniumAoe of(AoeResult result) {
        AoeOperations operations = new AoeOperations(settings.names(), result);
        DriftCorrection drift = result.drift();
        return new GermaniumAoe(
                operations.latest(),
                operations.byRun(),
                times(result.runs()),
                result.cut().lowCut(),
                result.highCut(),
                bands(result.bands()),
                energy(result),
                new GermaniumAoe.Fit(
                        "SigmoidFit",
                        AoeOperations.lettered(result.cut().curve().values()),
                        AoeOperations.lettered(result.cut().curve().errors())),
                sweep(result.depSurvival().sweep()),
                table(result.survival(), LineSurvival::lowSide),
                table(result.survival(), LineSurvival::twoSided),
                sweeps(result.survival()),
                drift == null ? null : drift.alpha(),
                drift == null || settings.driftMode() != DriftMode.BIMODAL ? null : peaks(drift.peaks()),
                result.passingLow(),
                result.passingBoth(),
                result.events(),
                new AoeGaps(result).byPart());
    }

    private GermaniumAoe.TimeTable times(List<RunMean> runs) {
        return new GermaniumAoe.TimeTable(
                runs.stream().map(RunMean::timestamp).toList(),
                column(runs, RunMean::mean),
                column(runs, RunMean::meanError),
                column(runs, RunMean::sigma),
                column(runs, RunMean::sigmaError),
                column(runs, RunMean::resolution),
                column(runs, this::resolutionError));
    }

    private double resolutionError(RunMean run) {
        if (!settings.compat()) return run.resolutionError();
        return run.resolution() * Math.sqrt(run.sigmaError() / run.sigma() + run.meanError() / run.mean());
    }

    private static GermaniumAoe.BandTable bands(List<BandFit> bands) {
        return new GermaniumAoe.BandTable(
                column(bands, BandFit::energyKeV),
                column(bands, b -> b.peak().mean()),
                column(bands, b -> b.peak().meanError()),
                column(bands, b -> EnergyCurves.PEER_SIGMA * b.peak().sigma()),
                column(bands, b -> EnergyCurves.PEER_SIGMA * b.peak().sigmaError()),
                column(bands, b -> ratio(b.peak())),
                column(bands, b -> ratioError(b.peak())));
    }

    private static double ratio(AoePeak peak) {
        return peak.shape().signal() / peak.shape().background();
    }

    private static double ratioError(AoePeak peak) {
        double signal = peak.errors().get(0) / peak.shape().signal();
        double background = peak.errors().get(3) / peak.shape().background();
        return ratio(peak) * Math.sqrt(signal * signal + background * background);
    }

    private GermaniumAoe.EnergyCorrection energy(AoeResult result) {
        List<BandFit> used =
                result.bands().stream().filter(b -> b.peak().usable()).toList();
        CurveFit mean = result.curves().mean();
        CurveFit sigma = result.curves().sigma();
        return new GermaniumAoe.EnergyCorrection(
                used.size(),
                curve(
                        "Pol1",
                        "x*a+b",
                        mean,
                        used,
                        b -> b.peak().mean() - result.curves().meanAt(b.energyKeV()),
                        b -> b.peak().meanError()),
                curve(
                        "SigmaFit",
                        "(a+(b/(x+10**-99))**c)**(0.5)",
                        sigma,
                        used,
                        b -> EnergyCurves.PEER_SIGMA * b.peak().sigma()
                                - result.curves().sigmaAt(b.energyKeV()),
                        b -> EnergyCurves.PEER_SIGMA * b.peak().sigmaError()),
                peak(result.dep()));
    }

    private GermaniumAoe.CurveFit curve(
            String name,
            String expression,
            CurveFit fit,
            List<BandFit> used,
            ToDoubleFunction<BandFit> residual,
            ToDoubleFunction<BandFit> error) {
        double chiSquare = fit.chiSquare();
        double p = fit.pValue();
        if (settings.compat() && fit.degreesOfFreedom() > 0) {
            chiSquare = used.stream()
                    .mapToDouble(b -> residual.applyAsDouble(b) * residual.applyAsDouble(b) / error.applyAsDouble(b))
                    .sum();
            p = Gamma.regularizedGammaQ(0.5 * fit.degreesOfFreedom(), 0.5 * chiSquare);
        }
        return new GermaniumAoe.CurveFit(
                name,
                expression,
                AoeOperations.lettered(fit.values()),
                AoeOperations.lettered(fit.errors()),
                p,
                new double[] {chiSquare, fit.degreesOfFreedom()});
    }

    private static GermaniumAoe.PeakFit peak(AoePeak peak) {
        AoeShape s = peak.shape();
        double[] values = {s.low(), s.high(), s.signal(), s.mu(), s.sigma(), s.background(), s.tau()};
        SortedMap<String, Double> pars = new TreeMap<>();
        SortedMap<String, Double> errs = new TreeMap<>();
        for (int k = 0; k < values.length; k++) {
            pars.put(AoeShape.NAMES.get(k), values[k]);
            if (k >= 2) errs.put(AoeShape.NAMES.get(k), peak.errors().get(k - 2));
        }
        if (s.hasHighTail()) {
            pars.put("htail", s.highTail());
            pars.put("tau_sig", s.highTau());
            errs.put("htail", peak.errors().get(5));
            errs.put("tau_sig", peak.errors().get(6));
        }
        return new GermaniumAoe.PeakFit(s.hasHighTail() ? MODEL + "_with_high_tail" : MODEL, pars, errs);
    }

    private static GermaniumAoe.SurvivalTable table(
            List<LineSurvival> lines, Function<LineSurvival, SurvivalFraction> which) {
        return new GermaniumAoe.SurvivalTable(
                column(lines, LineSurvival::energyKeV),
                column(lines, l -> which.apply(l).percent()),
                column(lines, l -> which.apply(l).errorPercent()));
    }

    private static SortedMap<String, GermaniumAoe.SweepTable> sweeps(List<LineSurvival> lines) {
        TreeMap<String, GermaniumAoe.SweepTable> all = new TreeMap<>();
        for (LineSurvival line : lines) all.put(label(line.energyKeV()), sweep(line.sweep()));
        return all;
    }

    static String label(double energy) {
        return energy == Math.rint(energy) ? String.valueOf((long) energy) : String.valueOf(energy);
    }

    private static GermaniumAoe.SweepTable sweep(List<SweepPoint> points) {
        return new GermaniumAoe.SweepTable(
                column(points, SweepPoint::cut),
                column(points, p -> p.fraction().percent()),
                column(points, p -> p.fraction().errorPercent()));
    }

    private static GermaniumAoe.DriftPeaks peaks(List<DriftPeak> peaks) {
        return new GermaniumAoe.DriftPeaks(
                column(peaks, DriftPeak::mu), column(peaks, DriftPeak::sigma), column(peaks, DriftPeak::height));
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
