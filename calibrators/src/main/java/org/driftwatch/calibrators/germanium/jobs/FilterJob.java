package org.driftwatch.calibrators.germanium.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.driftwatch.calibrators.germanium.dplms.DplmsSearch;
import org.driftwatch.calibrators.germanium.dplms.DplmsSettings;
import org.driftwatch.calibrators.germanium.filter.FilterSearch;
import org.driftwatch.calibrators.germanium.filter.FilterSettings;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.germanium.Waveform;

/**
 * Settings of the energy filters, and a DPLMS filter. The first are better when one of them was changed, the second when its line is
 * narrower than that of the trapezoid, both with their best correction for charge trapping, by more than the error of the difference.
 */
final class FilterJob implements WaveformJob {
    @Override
    public List<Proposal> run(JobInput input) {
        if (input.fullEnergy().isEmpty()) return List.of();
        double periodNs = input.fullEnergy().get(0).periodNs();
        List<int[]> baselines = samples(input.baselines());
        List<int[]> pulses = samples(input.fullEnergy());
        GermaniumFilter filter =
                new FilterSearch(settings(periodNs, input.seed())).propose(baselines, pulses, periodNs, input.dsp());
        List<Proposal> proposals = new ArrayList<>();
        if (!filter.decisions().isEmpty()) proposals.add(proposal(filter));
        GermaniumDplms dplms = new DplmsSearch(DplmsSettings.defaults(periodNs))
                .propose(baselines, pulses, periodNs, input.dsp(), Optional.empty());
        if (dplms.outputDict() != null) proposals.add(proposal(dplms, filter));
        return proposals;
    }

    private static FilterSettings settings(double periodNs, long seed) {
        FilterSettings usual = FilterSettings.defaults(periodNs);
        return new FilterSettings(
                usual.noise(),
                usual.studies(),
                usual.line(),
                usual.starts(),
                usual.proposals(),
                usual.minimumPulses(),
                seed);
    }

    private static List<int[]> samples(List<Waveform> waveforms) {
        return waveforms.stream().map(Waveform::samples).toList();
    }

    private static Proposal proposal(GermaniumFilter filter) {
        boolean changed = filter.decisions().values().stream()
                .anyMatch(decision -> decision.decision().equals("changed"));
        String why = filter.decisions().entrySet().stream()
                .map(entry -> entry.getKey() + " " + in(entry.getValue()))
                .collect(Collectors.joining("; "));
        return new Proposal(GermaniumFilter.SUBJECT, filter, changed, why);
    }

    private static String in(GermaniumFilter.Decision decision) {
        return decision.decision() + ": " + decision.proposed() + " gains " + decision.improvement() + " +- "
                + decision.improvementErr() + " of " + decision.fom() + " on " + decision.current();
    }

    private static Proposal proposal(GermaniumDplms dplms, GermaniumFilter filter) {
        GermaniumFilter.FomWithAlpha trapezoid = filter.fomFwhmWithAlphaFit();
        if (trapezoid == null)
            return new Proposal(GermaniumDplms.SUBJECT, dplms, false, "no line in the trapezoid to compare with");
        double gain = trapezoid.result().fwhm() - dplms.fwhm();
        double own = dplms.fwhmErr();
        double other = trapezoid.result().fwhmErr();
        double error = Math.sqrt(own * own + other * other);
        boolean better = dplms.decision().equals("changed") && gain > error;
        String why = "line " + gain + " +- " + error + " keV narrower than with the trapezoid";
        return new Proposal(GermaniumDplms.SUBJECT, dplms, better, why);
    }
}
