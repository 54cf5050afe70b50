package org.driftwatch.calibrators.germanium.lq;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.driftwatch.calibrators.germanium.aoe.SweepPoint;
import org.driftwatch.calibrators.germanium.survival.SurvivalFraction;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.driftwatch.topics.hit.HitOperation;

/** Turns a calibration into what is published of it. */
public record LqReport(LqSettings settings) {
    private static final String PEER_DRIFT = "dt_eff";

    /** The published record. */
    public GermaniumLq of(LqResult result) {
        LqDriftLine drift = result.drift();
        return new GermaniumLq(
                operations(result),
                byRun(result),
                times(result.means()),
                new double[] {drift.slope(), drift.intercept()},
                new double[] {drift.slopeError(), drift.interceptError()},
                new double[] {drift.lqFrom(), drift.lqTo()},
                new double[] {drift.driftFromNs(), drift.driftToNs()},
                pair("mu", result.peak().mu(), "sigma", result.peak().sigma()),
                pair("mu", result.peak().muError(), "sigma", result.peak().sigmaError()),
                result.cut(),
                new GermaniumLq.SurvivalTable(
                        column(result.survival(), LqSurvival::energyKeV),
                        column(result.survival(), line -> line.atCut().percent()),
                        column(result.survival(), line -> line.atCut().errorPercent())),
                sweeps(result.survival()),
                result.passing(),
                result.events(),
                refused(result));
    }

    /** Why a number that is published does not exist: by field, and by run or energy where the field has rows. */
    private SortedMap<String, String> refused(LqResult result) {
        SortedMap<String, String> gaps = new TreeMap<>();
        for (LqTimeMean mean : result.means()) {
            put(gaps, "timecorr_df " + mean.timestamp(), mean.missing());
            if (result.means().size() > 1 && Double.isNaN(mean.mean()))
                put(gaps, "operations_by_run " + mean.timestamp(), mean.missing());
        }
        for (LqSurvival line : result.survival()) {
            String place = label(line.energyKeV()) + " keV";
            put(gaps, "low_side_sf " + place, SurvivalFraction.missing(line.reason(), Stream.of(line.atCut())));
            put(
                    gaps,
                    "sf_sweep_by_peak " + place,
                    SurvivalFraction.missing(
                            line.reason(), line.sweep().stream().map(SweepPoint::fraction)));
        }
        return Collections.unmodifiableSortedMap(gaps);
    }

    private static void put(SortedMap<String, String> gaps, String part, String reason) {
        if (!reason.isEmpty()) gaps.put(part.strip(), reason);
    }

    /** The expressions of the latest run that has a mean. */
    private SortedMap<String, HitOperation> operations(LqResult result) {
        return operations(result, result.mean());
    }

    private SortedMap<String, HitOperation> operations(LqResult result, double mean) {
        LqSettings.Names names = settings.names();
        String drift = settings.compat() ? PEER_DRIFT : names.drift();
        SortedMap<String, HitOperation> all = new TreeMap<>();
        all.put("LQ_Ecorr", HitOperation.of(names.lateCharge() + "/" + names.energy(), new TreeMap<>()));
        all.put("LQ_Timecorr", one("LQ_Ecorr/a", mean));
        all.put(
                "LQ_Corrected",
                HitOperation.of(
                        "LQ_Timecorr - " + drift + "*a - b",
                        pair("a", result.drift().slope(), "b", result.drift().intercept())));
        all.put("LQ_Classifier", one("(LQ_Corrected / a)", result.peak().sigma()));
        all.put("LQ_Cut", one("(LQ_Classifier < a)", result.cut()));
        return Collections.unmodifiableSortedMap(all);
    }

    private SortedMap<String, SortedMap<String, HitOperation>> byRun(LqResult result) {
        SortedMap<String, SortedMap<String, HitOperation>> all = new TreeMap<>();
        if (result.means().size() > 1)
            for (LqTimeMean run : result.means())
                all.put(run.timestamp(), operations(result, Double.isNaN(run.mean()) ? Double.NaN : result.mean()));
        return Collections.unmodifiableSortedMap(all);
    }

    private GermaniumLq.TimeTable times(List<LqTimeMean> means) {
        return new GermaniumLq.TimeTable(
                means.stream().map(LqTimeMean::timestamp).toList(),
                column(means, LqTimeMean::mean),
                column(means, LqTimeMean::meanError),
                column(means, LqTimeMean::resolution),
                column(means, mean -> mean.resolutionError(settings.compat())));
    }

    private static SortedMap<String, GermaniumLq.SweepTable> sweeps(List<LqSurvival> lines) {
        SortedMap<String, GermaniumLq.SweepTable> all = new TreeMap<>();
        for (LqSurvival line : lines)
            all.put(
                    label(line.energyKeV()),
                    new GermaniumLq.SweepTable(
                            column(line.sweep(), SweepPoint::cut),
                            column(line.sweep(), point -> point.fraction().percent()),
                            column(line.sweep(), point -> point.fraction().errorPercent())));
        return Collections.unmodifiableSortedMap(all);
    }

    private static String label(double energy) {
        return energy == Math.rint(energy) ? String.valueOf((long) energy) : String.valueOf(energy);
    }

    private static HitOperation one(String expression, double a) {
        return HitOperation.of(expression, new TreeMap<>(java.util.Map.of("a", a)));
    }

    private static SortedMap<String, Double> pair(String first, double a, String second, double b) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(java.util.Map.of(first, a, second, b)));
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
