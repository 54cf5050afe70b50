package org.driftwatch.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.AtLevel;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.AtPercentile;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.Limits;
import org.driftwatch.calibrators.germanium.cuts.ClassifierRule.Threshold;
import org.driftwatch.calibrators.germanium.cuts.Cut;
import org.driftwatch.calibrators.germanium.cuts.CutMode;
import org.driftwatch.calibrators.germanium.cuts.CutSettings;
import org.driftwatch.calibrators.germanium.cuts.PulserSearch;
import org.driftwatch.calibrators.germanium.cuts.PulserSettings;
import org.driftwatch.calibrators.germanium.cuts.Sides;

/** The section {@code germanium.cuts}: cuts and classifiers in the shape of the peer's {@code cut_spec}. */
final class CutsReader {
    private static final List<String> SIDES = List.of("low_side", "high_side");

    private final Section section;

    CutsReader(Section section) {
        this.section = section;
    }

    CutSettings read() {
        CutSettings usual = CutSettings.defaults();
        List<String> columns = section.texts("columns", usual.columns());
        List<Cut> cuts = new ArrayList<>();
        section.named("cut_spec").forEach((name, spec) -> cut(name, spec, cuts));
        List<ClassifierRule> classifiers = new ArrayList<>();
        section.named("classifier_spec").forEach((name, spec) -> classifier(name, spec, classifiers));
        boolean own = !cuts.isEmpty();
        List<String> mask = section.texts("mask_uses", own ? inclusive(cuts) : usual.mask());
        int decimals = section.integer("decimals", usual.decimals());
        int events = section.integer("minimum_events", (int) usual.minimumEvents());
        PulserSettings pulser = pulser(section.section("pulser"));
        return section.build(
                () -> new CutSettings(columns, own ? cuts : usual.cuts(), classifiers, mask, decimals, events, pulser),
                usual);
    }

    private static PulserSettings pulser(Section section) {
        PulserSettings usual = PulserSettings.DEFAULTS;
        boolean enabled = section.flag("enabled", usual.enabled());
        int events = section.integer("events", usual.events());
        String column = section.text("multiplicity_column", usual.multiplicityColumn());
        int threshold = section.integer("multiplicity_threshold", usual.multiplicityThreshold());
        PulserSearch search = search(section.section("search"));
        return section.build(() -> new PulserSettings(enabled, events, search, column, threshold), usual);
    }

    /** Null without any key: by the range of energies. */
    private static PulserSearch search(Section section) {
        PulserSearch usual = PulserSearch.upTo(Double.POSITIVE_INFINITY);
        double bin = section.number("energy_bin", usual.energyBin());
        double lowest = section.number("lowest_energy", usual.lowestEnergy());
        double widest = section.number("widest_peak", usual.widestPeak());
        double shortest = section.number("shortest_period_s", usual.shortestPeriodSeconds());
        double tolerance = section.number("tolerance_s", usual.toleranceSeconds());
        PulserSearch search = section.build(() -> new PulserSearch(bin, lowest, widest, shortest, tolerance), usual);
        return search.equals(usual) ? null : search;
    }

    /** The usual mask of cuts of one's own: those that keep what is inside, and those given in full. */
    private static List<String> inclusive(List<Cut> cuts) {
        return cuts.stream()
                .filter(cut -> !(cut instanceof Cut.Level level) || level.mode() == CutMode.INCLUSIVE)
                .map(Cut::name)
                .toList();
    }

    private static void cut(String name, Section spec, List<Cut> into) {
        String expression = spec.text("expression", null);
        SortedMap<String, Double> parameters = new TreeMap<>(spec.numbersByName("parameters"));
        String parameter = spec.text("cut_parameter", "");
        CutMode mode = spec.choice("mode", CutMode.INCLUSIVE);
        Sides level = sides(spec, "cut_level", Sides.both(4));
        spec.build(
                () -> into.add(
                        expression != null
                                ? new Cut.Expression(name, expression, parameters)
                                : new Cut.Level(name, parameter, level, mode)),
                false);
    }

    private static void classifier(String name, Section spec, List<ClassifierRule> into) {
        String parameter = spec.text("cut_parameter", "");
        CutMode mode = spec.choice("mode", CutMode.INCLUSIVE);
        Sides level = sides(spec, "cut_level", null);
        Sides percentile = sides(spec, "cut_percentile", null);
        ClassifierRule.Method method = spec.choice("method", ClassifierRule.Method.FIT);
        Limits limits = limits(spec.section("default"));
        spec.build(
                () -> into.add(
                        new ClassifierRule(name, parameter, threshold(name, level, percentile, method), mode, limits)),
                false);
    }

    private static Threshold threshold(String name, Sides level, Sides percentile, ClassifierRule.Method method) {
        if (level == null && percentile == null)
            throw new IllegalArgumentException("classifier " + name + " needs a cut_level or a cut_percentile");
        return level != null ? new AtLevel(level) : new AtPercentile(percentile, method);
    }

    /** The peer's {@code mode} is what we call {@code type}. */
    private static Limits limits(Section spec) {
        Sides value = sides(spec, "value", null);
        Limits.Kind kind = spec.choice("mode", spec.choice("type", Limits.Kind.HIGHER_LIMIT));
        return value == null ? null : new Limits(value, kind);
    }

    /** A number for both sides, or {@code {low_side, high_side}} with one of them or both. */
    private static Sides sides(Section spec, String key, Sides otherwise) {
        Map<String, Double> sides = spec.numberOrNumbers(key, SIDES);
        if (sides.isEmpty()) return otherwise;
        double both = sides.getOrDefault("", Double.NaN);
        return spec.build(
                () -> new Sides(sides.getOrDefault("low_side", both), sides.getOrDefault("high_side", both)),
                otherwise);
    }
}
