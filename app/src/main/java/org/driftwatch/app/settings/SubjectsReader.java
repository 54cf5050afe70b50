package org.driftwatch.app.settings;

import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.germanium.aoe.AoeModel;
import org.driftwatch.calibrators.germanium.aoe.AoeSettings;
import org.driftwatch.calibrators.germanium.aoe.DriftMode;
import org.driftwatch.calibrators.germanium.aoe.TimeMode;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.lq.LqSettings;
import org.driftwatch.calibrators.germanium.subject.PulseShape;
import org.driftwatch.calibrators.germanium.subject.Schedule;
import org.driftwatch.calibrators.germanium.subject.SubjectSettings;

/** The sections {@code cuts}, {@code pole_zero}, {@code psd} with {@code aoe} and {@code lq}, and {@code subjects} of a germanium channel. */
final class SubjectsReader {
    private static final SubjectSettings USUAL = SubjectSettings.defaults();

    private final Section germanium;
    private final String energy;
    private final boolean compat;

    /** @param energy column that is calibrated, @param compat the peer's behaviour where it differs */
    SubjectsReader(Section germanium, String energy, boolean compat) {
        this.germanium = germanium;
        this.energy = energy;
        this.compat = compat;
    }

    SubjectSettings read() {
        CutSettings cuts = new CutsReader(germanium.section("cuts")).read();
        double poleZero = germanium.section("pole_zero").number("from_kev", USUAL.poleZeroFromKeV());
        Section psd = germanium.section("psd");
        AoeSettings aoe = aoe(psd);
        LqSettings lq = lq(psd);
        PulseShape shape = shape(psd);
        Section subjects = germanium.section("subjects");
        SubjectSettings.Bounds bounds = bounds(subjects);
        SubjectSettings.Schedules schedules = schedules(subjects);
        return germanium.build(() -> new SubjectSettings(cuts, poleZero, aoe, lq, shape, bounds, schedules), USUAL);
    }

    private AoeSettings aoe(Section psd) {
        AoeSettings usual = AoeSettings.DEFAULTS;
        String current = psd.text("current", usual.names().current());
        String drift = psd.text("drift_time", usual.names().drift());
        AoeSettings.Names names = new AoeSettings.Names(energy, energy + "_cal", current, drift);
        Section section = psd.section("aoe");
        AoeModel model = section.choice("peak", usual.model());
        DriftMode driftMode = section.choice("drift_correction", usual.driftMode());
        TimeMode timeMode = section.choice("time_correction", usual.timeMode());
        AoeSettings.Bands bands = bands(section.section("bands"), usual.bands());
        AoeSettings.Cut cut = cut(section.section("cut"), usual.cut());
        List<Map<String, Double>> peaks = section.mappings("lines", List.of("energy", "below", "above"));
        AoeSettings.Sweep sweep = sweep(section.section("sweep"), usual.sweep());
        return section.build(
                () -> new AoeSettings(
                        names,
                        timeMode,
                        driftMode,
                        bands,
                        cut,
                        peaks.isEmpty()
                                ? usual.lines()
                                : peaks.stream().map(SubjectsReader::line).toList(),
                        sweep,
                        model,
                        compat),
                usual);
    }

    private static AoeSettings.Line line(Map<String, Double> peak) {
        return new AoeSettings.Line(
                peak.getOrDefault("energy", Double.NaN),
                peak.getOrDefault("below", 0.0),
                peak.getOrDefault("above", 0.0));
    }

    private static AoeSettings.Bands bands(Section section, AoeSettings.Bands usual) {
        double from = section.number("from_kev", usual.fromKeV());
        double until = section.number("until_kev", usual.untilKeV());
        double width = section.number("width_kev", usual.widthKeV());
        List<Double> lines = section.numbers("without_kev", usual.linesKeV());
        double low = section.number("time_low_kev", usual.timeLowKeV());
        double high = section.number("time_high_kev", usual.timeHighKeV());
        return section.build(() -> new AoeSettings.Bands(from, until, width, lines, low, high), usual);
    }

    private static AoeSettings.Cut cut(Section section, AoeSettings.Cut usual) {
        AoeSettings.Line line = usual.line();
        double energy = section.number("peak_kev", line.energyKeV());
        double below = section.number("below_kev", line.belowKeV());
        double above = section.number("above_kev", line.aboveKeV());
        double acceptance = section.number("acceptance", usual.acceptance());
        double high = section.number("high", usual.high());
        AoeSettings.Sweep sweep = sweep(section.section("sweep"), usual.sweep());
        return section.build(
                () -> new AoeSettings.Cut(new AoeSettings.Line(energy, below, above), sweep, acceptance, high), usual);
    }

    private static AoeSettings.Sweep sweep(Section section, AoeSettings.Sweep usual) {
        double low = section.number("low", usual.low());
        double high = section.number("high", usual.high());
        int count = section.integer("count", usual.count());
        return section.build(() -> new AoeSettings.Sweep(low, high, count), usual);
    }

    private LqSettings lq(Section psd) {
        LqSettings usual = LqSettings.DEFAULTS;
        String drift = psd.text("drift_time", usual.names().drift());
        Section section = psd.section("lq");
        String charge = section.text("late_charge", usual.names().lateCharge());
        double cut = section.number("cut_sigmas", usual.cutSigmas());
        LqSettings.Names names = new LqSettings.Names(charge, energy, drift);
        return section.build(
                () -> new LqSettings(names, usual.peak(), cut, usual.lines(), usual.sweep(), compat), usual);
    }

    private static PulseShape shape(Section psd) {
        double scale = psd.number("kev_per_adc", Double.NaN);
        Map<String, Double> resolution = psd.numbersByName("resolution", List.of("a", "b"));
        return psd.build(
                () -> new PulseShape(
                        scale, resolution.getOrDefault("a", Double.NaN), resolution.getOrDefault("b", Double.NaN)),
                PulseShape.calibrated());
    }

    private static SubjectSettings.Bounds bounds(Section section) {
        int columns = section.integer("column_cells", USUAL.bounds().columnCells());
        int events = section.integer("event_cells", USUAL.bounds().eventCells());
        return section.build(() -> new SubjectSettings.Bounds(columns, events), USUAL.bounds());
    }

    private static SubjectSettings.Schedules schedules(Section section) {
        SubjectSettings.Schedules usual = USUAL.schedules();
        return new SubjectSettings.Schedules(
                schedule(section.section("cuts"), usual.cuts()),
                schedule(section.section("pole_zero"), usual.poleZero()),
                schedule(section.section("psd"), usual.pulseShape()));
    }

    private static Schedule schedule(Section section, Schedule usual) {
        int first = section.integer("first_counts", (int) usual.first());
        double growth = section.number("growth", usual.growth());
        return section.build(() -> new Schedule(first, growth), usual);
    }
}
