package org.driftwatch.calibrators.germanium.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.filter.Trapezoid;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.filter.FilterSearch.Comparison;
import org.driftwatch.calibrators.germanium.filter.FilterSearch.LineReport;
import org.driftwatch.calibrators.optimise.BayesianOptimiser;
import org.driftwatch.calibrators.optimise.BayesianOptimiser.Sample;
import org.driftwatch.calibrators.optimise.BayesianSettings;
import org.driftwatch.calibrators.optimise.SearchDimension;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.topics.codec.PeerNumber;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.hit.HitOperation;

/** Searches parameters by the width of a line with the best charge-trapping correction. */
final class LineStudies {
    private static final int ALPHA_DECIMALS = 9;

    final SortedMap<String, GermaniumFilter.GridSearch> grids = new TreeMap<>();
    final SortedMap<String, GermaniumFilter.BayesianRun> searches = new TreeMap<>();

    private final FilterSettings settings;
    private final TrialPulses pulses;
    private final ChargeTrapping trapping;
    private final double[] driftNs;

    LineStudies(FilterSettings settings, TrialPulses pulses) {
        this.settings = settings;
        this.pulses = pulses;
        trapping = ChargeTrapping.of(settings.line());
        driftNs = pulses.output("dt_eff", Map.of());
    }

    void addTo(FilterSearch.Proposal proposal) {
        for (FilterStudy study : settings.studies()) {
            Sample best = study.grid().isEmpty() ? bayesian(study) : grid(study);
            if (Double.isFinite(best.y()))
                proposal.decide(section(study), parameter(study), compared(study, best), null);
        }
    }

    /** The line in the energies of the trapezoid and of each study, in the filters decided on. */
    LineReport report(FilterSearch.Proposal proposal) {
        DspSettings decided = proposal.settings();
        Trapezoid trap = trapezoid(decided);
        double[] energies = pulses.trapezoidMaximum(trap);
        ChargeTrapping.Result best = trapping.best(energies, driftNs);
        PeakFom.Width plain = settings.line().withTail(energies, driftNs, 0);
        SortedMap<String, HitOperation> corrections = new TreeMap<>();
        addCorrection(corrections, "trapEmax", best);
        for (FilterStudy study : settings.studies()) {
            var entries = proposal.database.getOrDefault(section(study), new TreeMap<>());
            if (study.energy().equals("trapEmax") || !entries.containsKey(parameter(study))) continue;
            double[] other = energies(study, entries.get(parameter(study)));
            addCorrection(corrections, study.energy(), trapping.best(other, driftNs));
        }
        return new LineReport(withAlpha(best), plain.usable() ? withoutAlpha(plain) : null, corrections);
    }

    private Sample grid(FilterStudy study) {
        double[] values = new double[study.grid().size()];
        double[] errors = new double[values.length];
        List<String> texts = new ArrayList<>();
        Sample best = new Sample(new double[] {Double.NaN}, Double.NaN, Double.NaN);
        for (int i = 0; i < values.length; i++) {
            Sample sample = measured(study, study.grid().get(i));
            values[i] = sample.y();
            errors[i] = sample.error();
            texts.add(study.dimension().text(study.grid().get(i)));
            if (!(best.y() <= sample.y())) best = Double.isNaN(sample.y()) ? best : sample;
        }
        List<String> dimension = new ArrayList<>(List.of(section(study), parameter(study)));
        dimension.addAll(texts);
        grids.put(study.name(), new GermaniumFilter.GridSearch(dimension, values, errors));
        return best;
    }

    private Sample bayesian(FilterStudy study) {
        SearchDimension dimension = study.dimension();
        BayesianSettings base = BayesianSettings.of(List.of(dimension));
        var optimiser = new BayesianOptimiser(new BayesianSettings(
                base.dimensions(),
                base.acquisition(),
                base.kernel(),
                base.batchSize(),
                settings.seed(),
                base.nanValue(),
                false));
        double[][] starts = new double[settings.starts()][];
        for (int i = 0; i < starts.length; i++) {
            double share = (i + 0.5) / starts.length;
            double x = dimension.low() + share * (dimension.high() - dimension.low());
            starts[i] = new double[] {dimension.step() == 0 ? x : Math.rint(x / dimension.step()) * dimension.step()};
        }
        Sample best = optimiser.minimise(x -> measured(study, x[0]), starts, settings.proposals());
        List<Sample> all = optimiser.samples();
        searches.put(
                study.name(),
                new GermaniumFilter.BayesianRun(
                        all.stream().map(Sample::x).toList(),
                        all.stream().mapToDouble(Sample::y).toArray(),
                        all.stream().mapToDouble(Sample::error).toArray(),
                        best.y(),
                        best.x(),
                        optimiser.database(best.x())));
        return Double.isFinite(best.error()) ? best : new Sample(best.x(), Double.NaN, Double.NaN);
    }

    private Sample measured(FilterStudy study, double x) {
        ChargeTrapping.Result result =
                trapping.best(energies(study, study.dimension().text(x)), driftNs);
        if (!result.usable()) return new Sample(new double[] {x}, Double.NaN, Double.NaN);
        return new Sample(
                new double[] {x}, result.width().fwhmKeV(), result.width().fwhmErrorKeV());
    }

    /** The trapezoid at its cost; whatever else through the whole chain. */
    private double[] energies(FilterStudy study, String value) {
        Map<String, Map<String, String>> database = Map.of(section(study), Map.of(parameter(study), value));
        if (!study.energy().equals("trapEmax")) return pulses.output(study.energy(), database);
        return pulses.trapezoidMaximum(trapezoid(pulses.settings().overriddenBy(database)));
    }

    private Trapezoid trapezoid(DspSettings dsp) {
        double period = pulses.periodNs();
        return new Trapezoid(
                dsp.energyTrap().rise().wholeSamples(period),
                dsp.energyTrap().flat().wholeSamples(period));
    }

    private Comparison compared(FilterStudy study, Sample best) {
        String current = current(study);
        Sample inUse = sample(trapping.best(energies(study, current), driftNs));
        double gain = Double.isNaN(inUse.y()) ? Double.POSITIVE_INFINITY : inUse.y() - best.y();
        double own = Double.isNaN(inUse.y()) ? 0 : inUse.error();
        double error = Math.sqrt(own * own + best.error() * best.error());
        return new Comparison("fwhm", current, study.dimension().text(best.x()[0]), inUse.y(), gain, error);
    }

    private static Sample sample(ChargeTrapping.Result result) {
        return result.usable()
                ? new Sample(
                        new double[0], result.width().fwhmKeV(), result.width().fwhmErrorKeV())
                : new Sample(new double[0], Double.NaN, Double.NaN);
    }

    private String current(FilterStudy study) {
        DspSettings dsp = pulses.settings();
        double ns = switch (study.name()) {
            case "etrap.rise" -> dsp.energyTrap().rise().nanoseconds();
            case "etrap.flat" -> dsp.energyTrap().flat().nanoseconds();
            case "cusp.sigma" -> dsp.cusp().sigma().nanoseconds();
            case "cusp.flat" -> dsp.cusp().flat().nanoseconds();
            case "zac.sigma" -> dsp.zac().sigma().nanoseconds();
            case "zac.flat" -> dsp.zac().flat().nanoseconds();
            default -> throw new IllegalArgumentException("no such parameter to study: " + study.name());
        };
        return PeerNumber.text(ns / 1000) + "*us";
    }

    private static void addCorrection(
            SortedMap<String, HitOperation> corrections, String energy, ChargeTrapping.Result result) {
        if (!result.usable()) return;
        SortedMap<String, Double> alpha = new TreeMap<>();
        alpha.put("a", PeerNumber.rounded(result.alpha(), ALPHA_DECIMALS));
        corrections.put(energy + "_ctc", HitOperation.of(energy + "*(1+dt_eff*a)", alpha));
    }

    private GermaniumFilter.FomWithAlpha withAlpha(ChargeTrapping.Result best) {
        if (!best.usable()) return null;
        PeakFom line = settings.line();
        PeakFit fit = best.width().fit();
        return new GermaniumFilter.FomWithAlpha(
                new GermaniumFilter.PeakDict(
                        line.lineKeV(),
                        new double[] {line.belowKeV(), line.aboveKeV()},
                        "trapEmax",
                        fit.model().label()),
                new GermaniumFilter.AlphaResult(
                        best.width().fwhmKeV(),
                        best.width().fwhmErrorKeV(),
                        best.alpha(),
                        best.alphaError(),
                        chisquare(fit),
                        fit.signal(),
                        fit.errors().get(0)));
    }

    private static GermaniumFilter.FomNoAlpha withoutAlpha(PeakFom.Width width) {
        PeakFit fit = width.fit();
        return new GermaniumFilter.FomNoAlpha(
                width.fwhmKeV(),
                width.overMaximum(),
                width.fwhmErrorKeV(),
                width.overMaximumError(),
                chisquare(fit),
                fit.signal(),
                fit.errors().get(0),
                fit.values().get(1),
                fit.errors().get(1));
    }

    private static double[] chisquare(PeakFit fit) {
        return new double[] {fit.fit().chiSquare(), fit.fit().degreesOfFreedom()};
    }

    private static String section(FilterStudy study) {
        return study.dimension().section();
    }

    private static String parameter(FilterStudy study) {
        return study.dimension().parameter();
    }
}
