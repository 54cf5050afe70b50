package org.driftwatch.calibrators.germanium.aoe;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.driftwatch.calibrators.germanium.survival.SurvivalFraction;

/** Which parts of a calibration are missing, and why: where a number that is published does not exist. */
record AoeGaps(AoeResult result) {
    /** Reasons by part: the field, and the energy [keV] or the run where the field has rows. */
    SortedMap<String, String> byPart() {
        SortedMap<String, String> gaps = new TreeMap<>();
        for (int k = 0; k < result.runs().size(); k++) run(gaps, k);
        for (BandFit band : result.bands())
            put(gaps, "compton_band_fits " + AoeReport.label(band.energyKeV()) + " keV", band(band.peak()));
        put(gaps, "energy_corr_res mean_fits", curve(result.curves().mean()));
        put(gaps, "energy_corr_res SigmaFits", curve(result.curves().sigma()));
        put(gaps, "energy_corr_res dep_fit", result.dep().objection());
        put(gaps, "cut_fit", curve(result.cut().curve()));
        put(gaps, "cut_sweep", sweep(result.depSurvival()));
        for (LineSurvival line : result.survival()) survival(gaps, line);
        if (result.drift() != null) put(gaps, "alpha", result.drift().reason());
        return Collections.unmodifiableSortedMap(gaps);
    }

    private static void put(SortedMap<String, String> gaps, String part, String reason) {
        if (!reason.isEmpty()) gaps.put(part.strip(), reason);
    }

    private void run(SortedMap<String, String> gaps, int k) {
        RunMean run = result.runs().get(k);
        String mean = mean(run);
        put(gaps, "timecorr_df " + run.timestamp(), mean);
        if (result.runs().size() > 1 && Double.isNaN(result.factors().get(k).value()))
            gaps.put(
                    "operations_by_run " + run.timestamp(),
                    mean.isEmpty() ? "its mean agrees with no other run" : mean);
    }

    private static String mean(RunMean run) {
        if (Double.isNaN(run.mean())) return "no fit of A/E in the band that follows the time";
        boolean errors = Double.isFinite(run.meanError()) && Double.isFinite(run.sigmaError());
        return errors ? "" : "mean or width has no error";
    }

    private static String band(AoePeak peak) {
        if (!peak.objection().isEmpty()) return peak.objection();
        return peak.shape().background() > 0 ? "" : "no ratio: no events in the tail";
    }

    private static String curve(CurveFit curve) {
        if (Double.isNaN(curve.value(0))) return "no fit: fewer points than parameters";
        for (int k = 0; k < curve.errors().size(); k++)
            if (Double.isNaN(curve.errors().get(k)))
                return "no error of " + (char) ('a' + k) + ": the points do not determine it";
        return curve.degreesOfFreedom() > 0 ? "" : "no p-value: as many parameters as points";
    }

    private static void survival(SortedMap<String, String> gaps, LineSurvival line) {
        String place = AoeReport.label(line.energyKeV()) + " keV";
        put(gaps, "low_side_sfs " + place, missing(line, line.lowSide()));
        put(gaps, "two_side_sfs " + place, missing(line, line.twoSided()));
        put(gaps, "sf_sweep_by_peak " + place, sweep(line));
    }

    private static String missing(LineSurvival line, SurvivalFraction share) {
        return SurvivalFraction.missing(line.reason(), Stream.of(share));
    }

    private static String sweep(LineSurvival line) {
        return SurvivalFraction.missing(line.reason(), line.sweep().stream().map(SweepPoint::fraction));
    }
}
