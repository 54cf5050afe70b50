package org.driftwatch.calibrators.germanium.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.germanium.GermaniumFilter.Decision;
import org.driftwatch.topics.hit.HitOperation;

/**
 * The job that proposes filter settings from recent waveforms: rise of the energy trapezoid from the noise of baselines, other
 * parameters from the width of a line, each changed only when it gains more than the error of the gain.
 *
 * <p>The optimum of a filter is a plateau; without that rule proposals would wander about on it. Deterministic; one thread.
 */
public record FilterSearch(FilterSettings settings) {

    /**
     * The proposal.
     *
     * @param baselines recent waveforms without a pulse, of one length
     * @param pulses recent waveforms of the line, of one length
     * @param periodNs sampling period of all [ns]
     * @param inUse the DSP settings in use
     * @throws IllegalArgumentException in one line, when waveforms are too short for the settings
     */
    public GermaniumFilter propose(List<int[]> baselines, List<int[]> pulses, double periodNs, DspSettings inUse) {
        Proposal proposal = new Proposal(inUse);
        List<String> refused = new ArrayList<>();
        GermaniumFilter.NoiseOptimization noise = null;
        if (baselines.size() < settings.noise().minimumBaselines())
            refused.add(baselines.size() + " baselines of " + settings.noise().minimumBaselines());
        else if (!settings.noise()
                .fits(baselines.get(0).length * periodNs, inUse.energyTrap().flat()))
            refused.add("baselines of " + baselines.get(0).length + " samples too short for the noise scan");
        else noise = new NoiseStudy(settings.noise(), new TrialPulses(baselines, periodNs, inUse)).addTo(proposal);
        GermaniumFilter.FomWithAlpha with = null;
        GermaniumFilter.FomNoAlpha without = null;
        LineStudies studies = null;
        if (pulses.size() < settings.minimumPulses()) {
            refused.add(pulses.size() + " pulses of " + settings.minimumPulses());
        } else {
            studies = new LineStudies(settings, new TrialPulses(pulses, periodNs, inUse));
            studies.addTo(proposal);
            LineReport report = studies.report(proposal);
            with = report.withAlpha();
            without = report.withoutAlpha();
            proposal.correction.putAll(report.corrections());
        }
        return new GermaniumFilter(
                proposal.outputDict(),
                proposal.decisions,
                noise,
                studies == null ? new TreeMap<>() : studies.grids,
                studies == null ? new TreeMap<>() : studies.searches,
                with,
                without,
                baselines.size(),
                pulses.size(),
                refused.isEmpty() ? null : String.join(", ", refused));
    }

    /** What has been decided so far. */
    static final class Proposal {
        final DspSettings inUse;
        final SortedMap<String, SortedMap<String, String>> database = new TreeMap<>();
        final SortedMap<String, Decision> decisions = new TreeMap<>();
        final SortedMap<String, HitOperation> correction = new TreeMap<>();

        Proposal(DspSettings inUse) {
            this.inUse = inUse;
        }

        /** Decides between the value in use and another one. */
        void decide(String section, String parameter, Comparison comparison, String error) {
            boolean changed = comparison.improvement() > comparison.improvementError();
            String value = changed ? comparison.proposed() : comparison.current();
            SortedMap<String, String> entries = database.computeIfAbsent(section, none -> new TreeMap<>());
            entries.put(parameter, value);
            if (error != null) entries.put(parameter + "_err", error);
            decisions.put(
                    section + "." + parameter,
                    new Decision(
                            changed ? "changed" : "kept",
                            comparison.current(),
                            comparison.proposed(),
                            comparison.figure(),
                            comparison.currentFigure(),
                            comparison.currentFigure() - comparison.improvement(),
                            comparison.improvement(),
                            comparison.improvementError()));
        }

        /** The settings in use with what has been decided. */
        DspSettings settings() {
            return inUse.overriddenBy(withoutErrors());
        }

        private Map<String, Map<String, String>> withoutErrors() {
            Map<String, Map<String, String>> plain = new TreeMap<>();
            database.forEach((section, entries) -> {
                Map<String, String> kept = new TreeMap<>(entries);
                kept.keySet().removeIf(key -> key.endsWith("_err"));
                plain.put(section, kept);
            });
            return plain;
        }

        GermaniumFilter.OutputDict outputDict() {
            return new GermaniumFilter.OutputDict(
                    database.get("etrap"), database.get("cusp"), database.get("zac"), correction);
        }
    }

    /**
     * Two values of one parameter.
     *
     * @param figure what was measured
     * @param improvement figure of the value in use less that of the proposed one
     */
    record Comparison(
            String figure,
            String current,
            String proposed,
            double currentFigure,
            double improvement,
            double improvementError) {}

    /** The line in the filter that is to be used. */
    record LineReport(
            GermaniumFilter.FomWithAlpha withAlpha,
            GermaniumFilter.FomNoAlpha withoutAlpha,
            SortedMap<String, HitOperation> corrections) {}
}
