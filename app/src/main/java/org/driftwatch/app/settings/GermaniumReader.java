package org.driftwatch.app.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.drift.ChartSettings;
import org.driftwatch.calibrators.drift.DriftSettings;
import org.driftwatch.calibrators.drift.NamedReference;
import org.driftwatch.calibrators.drift.WidthSettings;
import org.driftwatch.calibrators.germanium.CalibrationSettings;
import org.driftwatch.calibrators.germanium.MonitorSettings;
import org.driftwatch.calibrators.germanium.dsp.DspGroups;
import org.driftwatch.calibrators.germanium.dsp.DspPlan;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.energy.EnergySettings;
import org.driftwatch.calibrators.germanium.energy.FitRules;
import org.driftwatch.calibrators.germanium.energy.LineWindow;
import org.driftwatch.calibrators.histogram.HistogramSettings;

/** The section {@code germanium}. */
final class GermaniumReader {
    private final Section section;

    GermaniumReader(Section section) {
        this.section = section;
    }

    Settings.Germanium read() {
        EnergySettings energy = energy();
        MonitorSettings monitor = new MonitorSettings(
                energy,
                histogram(section.section("histogram")),
                calibration(section.section("calibration")),
                drift(section.section("drift"), energy),
                new SubjectsReader(section, energy.energy(), energy.fits().compat()).read(),
                new JobsReader(section.section("jobs")).read());
        return new Settings.Germanium(monitor, dsp());
    }

    private EnergySettings energy() {
        EnergySettings usual = EnergySettings.defaults();
        List<LineWindow> lines = lines(usual);
        String energy = section.text("energy", usual.energy());
        int degree = section.integer("degree", usual.degree());
        double guess = section.number("scale_guess", usual.scaleGuess());
        double prominent = section.number("prominent_line", usual.prominentKeV());
        double resolutionAt = section.number("resolution_at_kev", usual.resolutionAtKeV());
        FitRules fits = fits(usual.fits());
        return section.build(
                () -> new EnergySettings(energy, degree, lines, guess, prominent, resolutionAt, fits), usual);
    }

    private FitRules fits(FitRules usual) {
        double lineCounts = section.number("minimum_line_counts", usual.minimumLineCounts());
        double pValue = section.number("allowed_p_value", usual.allowedPValue());
        double growth = section.number("refit_growth", usual.refitGrowth());
        double maximumBin = section.number("maximum_bin_kev", usual.maximumBinKeV());
        double fitBin = section.number("fit_bin_kev", usual.fitBinKeV());
        boolean tops = section.flag("peak_tops", usual.peakTops());
        boolean compat = section.flag("compat", usual.compat());
        return section.build(() -> new FitRules(lineCounts, pValue, growth, maximumBin, fitBin, tops, compat), usual);
    }

    /** {@code lines: [2614.5, ...]} with the usual windows, or {@code windows} with their own. */
    private List<LineWindow> lines(EnergySettings usual) {
        List<LineWindow> windows = new ArrayList<>();
        for (Section window : section.sections("windows")) windows.add(window(window));
        if (!windows.isEmpty()) return windows;
        List<Double> lines = section.numbers("lines", List.of());
        if (lines.isEmpty()) return usual.lines();
        return section.build(() -> usual.withEnergiesKeV(lines).lines(), usual.lines());
    }

    private static LineWindow window(Section window) {
        double energy = window.number("energy", Double.NaN);
        double below = window.number("below", 20);
        double above = window.number("above", 20);
        return window.build(() -> new LineWindow(energy, below, above), new LineWindow(1, 1, 1));
    }

    private static HistogramSettings histogram(Section section) {
        HistogramSettings usual = HistogramSettings.defaults();
        double low = section.number("low_adc", usual.lowAdc());
        double high = section.number("high_adc", usual.highAdc());
        double fine = section.number("fine_bin_adc", usual.fineBinAdc());
        double display = section.number("display_bin_adc", usual.displayBinAdc());
        Duration slice = section.duration("slice", usual.slice());
        int slices = section.integer("slices", usual.slices());
        Duration halfLife = section.duration("half_life", usual.halfLife());
        return section.build(() -> new HistogramSettings(low, high, fine, display, slice, slices, halfLife), usual);
    }

    private static CalibrationSettings calibration(Section section) {
        CalibrationSettings usual = CalibrationSettings.defaults();
        int first = section.integer("first_events", (int) usual.firstEvents());
        double retry = section.number("retry_growth", usual.retryGrowth());
        int gained = section.integer("fewest_gained", (int) usual.fewestGained());
        double residual = section.number("maximum_residual_kev", usual.maximumResidualKev());
        double step = section.number("maximum_step_kev", usual.maximumStepKev());
        double gainStep = section.number("gain_step_kev", usual.gainStepKev());
        double holdOut = section.number("hold_out_sigmas", usual.holdOutSigmas());
        return section.build(
                () -> new CalibrationSettings(first, retry, gained, residual, step, gainStep, holdOut), usual);
    }

    private static DriftSettings drift(Section section, EnergySettings energy) {
        DriftSettings usual = DriftSettings.defaults();
        Duration block = section.duration("block", usual.block());
        int enough = section.integer("enough_counts", (int) usual.enoughCounts());
        int fewest = section.integer("fewest_counts", (int) usual.fewestCounts());
        Duration longest = section.duration("longest", usual.longest());
        double overdue = section.number("overdue", usual.overdue());
        double window = section.number("window_kev", usual.windowKev());
        ChartSettings chart = chart(section.section("chart"));
        WidthSettings widths = widths(section.section("width"));
        List<NamedReference> references = references(section, energy);
        return section.build(
                () -> new DriftSettings(block, enough, fewest, longest, overdue, window, chart, widths, references),
                usual);
    }

    private static WidthSettings widths(Section section) {
        WidthSettings usual = WidthSettings.defaults();
        int enough = section.integer("enough_counts", (int) usual.enoughCounts());
        int reference = section.integer("reference_counts", (int) Math.max(usual.referenceCounts(), enough));
        Duration longest = section.duration("longest", usual.longest());
        double lambda = section.number("lambda", usual.lambda());
        double warn = section.number("warn", usual.warn());
        double alarm = section.number("alarm", usual.alarm());
        double floor = section.number("effect_floor", usual.effectFloor());
        double systematic = section.number("systematic", usual.systematic());
        return section.build(
                () -> new WidthSettings(enough, reference, longest, lambda, warn, alarm, floor, systematic), usual);
    }

    private static ChartSettings chart(Section section) {
        ChartSettings usual = ChartSettings.defaults();
        double systematic = section.number("systematic_kev", usual.systematicKev());
        double slack = section.number("slack", usual.slack());
        double warn = section.number("warn", usual.warn());
        double alarm = section.number("alarm", usual.alarm());
        double shewhart = section.number("shewhart", usual.shewhart());
        double floor = section.number("effect_floor_kev", usual.effectFloorKev());
        double hard = section.number("hard_limit_kev", usual.hardLimitKev());
        double significance = section.number("significance", usual.significance());
        return section.build(
                () -> new ChartSettings(systematic, slack, warn, alarm, shewhart, floor, hard, significance), usual);
    }

    private static List<NamedReference> references(Section section, EnergySettings energy) {
        String file = section.text("reference", null);
        return file == null ? List.of() : section.build(() -> ReferenceFile.read(file, energy), List.of());
    }

    private DspGroups dsp() {
        List<DspGroups.Group> groups = new ArrayList<>();
        for (Section group : section.sections("dsp")) {
            String channels = group.text("channels", "*");
            Map<String, Map<String, String>> database = group.database("database");
            boolean compat = group.flag("compat", false);
            String config = group.text("config", null);
            DspPlan plan = group.build(() -> DspPlans.of(config, database, compat), DspSettings.defaults());
            groups.add(new DspGroups.Group(channels, plan));
        }
        return new DspGroups(groups);
    }
}
